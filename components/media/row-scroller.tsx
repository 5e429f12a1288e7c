"use client";

import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useRef } from "react";

/** A list that scrolls sideways by touch, wheel and keyboard; with a mouse, also by a button at either edge. */
export function RowScroller({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  function page(direction: 1 | -1) {
    const width = list.current?.clientWidth ?? 0;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    list.current?.scrollBy({ left: direction * width * 0.85, behavior });
  }
  return (
    <div className="group/row relative">
      <ul
        ref={list}
        className="page-x scrollbar-none mt-4 flex snap-x snap-proximity scroll-px-(--page-padding) gap-4 overflow-x-auto overscroll-x-contain pb-1 md:gap-5"
      >
        {children}
      </ul>
      <Edge side="left" label={`${label}: back`} onClick={() => page(-1)} />
      <Edge side="right" label={`${label}: on`} onClick={() => page(1)} />
    </div>
  );
}

/** For the mouse only: touch and keyboard scroll the list itself, so it is no stop for them. */
function Edge({ side, label, onClick }: { side: "left" | "right"; label: string; onClick: () => void }) {
  const Icon = side === "left" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onClick}
      className={clsx(
        "absolute top-0 bottom-14 hidden w-10 items-center justify-center text-text opacity-0 transition-opacity group-hover/row:opacity-100 pointer-fine:flex",
        side === "left" ? "left-0" : "right-0",
      )}
    >
      <span className="rounded-full bg-overlay/90 p-1.5 shadow-overlay backdrop-blur-sm">
        <Icon aria-hidden="true" className="size-5" />
      </span>
    </button>
  );
}
