"use client";

import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/button";

type PanelFrameProps = { title: string; onClose: () => void; children: ReactNode };

/**
 * Lies over the conversation, until Escape or its button. The focus goes back to where it came from, unless a message
 * took it that was chosen here.
 */
export function PanelFrame({ title, onClose, children }: PanelFrameProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    let before: Element | null = null;
    // A menu that led here gives the focus back to its button when it closes; the panel takes it after that.
    const timer = setTimeout(() => {
      before = document.activeElement;
      if (!frame.current?.contains(before)) frame.current?.focus();
    }, 50);
    return () => {
      clearTimeout(timer);
      const left = document.activeElement === document.body;
      if (left && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      ref={frame}
      data-panel
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
      className="absolute inset-0 z-30 flex animate-fade-in flex-col bg-bg outline-none"
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b pr-4 pl-2">
        <IconButton label="Back to the conversation" size="sm" className="max-sm:size-11" onClick={onClose}>
          <ArrowLeft />
        </IconButton>
        <h3 className="font-semibold text-[0.9375rem]">{title}</h3>
      </header>
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </section>
  );
}
