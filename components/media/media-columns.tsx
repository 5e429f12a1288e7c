"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect } from "react";
import { offerChat, showPart, useScreen } from "@/components/player/screen-store";
import { useOnScreenKeyboard } from "@/components/shell/on-screen-keyboard";

type Part = "about" | "chat";
const parts = [
  ["about", "About"],
  ["chat", "Chat"],
] as const;

type MediaColumnsProps = { stage: ReactNode; about: ReactNode; chat: ReactNode };

/**
 * A media page: from large screens up the stage and what is said of it beside the chat, which keeps the screen's whole
 * height; on smaller ones the stage stays pinned under the header, above one of the two. There its boxes dissolve, so
 * that the page's whole length is room for the pin, and the chat takes what is left of the screen. A film that takes the
 * whole screen has the chat lie over it: it is the same element, laid elsewhere.
 */
export function MediaColumns({ stage, about, chat }: MediaColumnsProps) {
  const part = useScreen((state) => state.part ?? "about");
  useEffect(() => {
    const { searchParams } = new URL(location.href);
    return offerChat(searchParams.has("room") || searchParams.has("invite") ? "chat" : "about");
  }, []);
  useOnScreenKeyboard();
  return (
    <div
      data-part={part}
      className="max-lg:contents lg:page-x lg:grid lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:gap-x-6 max-lg:data-[part=chat]:[&+*]:hidden"
    >
      <div className="min-w-0 max-lg:contents">
        <div className="max-lg:sticky max-lg:top-(--header-height) max-lg:z-30 max-lg:bg-bg">
          {stage}
          <Switch part={part} onChange={showPart} />
        </div>
        <div className={clsx("max-lg:page-x", part !== "about" && "max-lg:hidden")}>{about}</div>
      </div>
      <aside
        data-chat-place
        className={clsx(
          "max-lg:h-[calc(var(--viewport-height)-var(--header-height)-var(--stage-height)-var(--switch-height)-var(--up-next-height,0px)-var(--tabbar-height)-var(--dock-height))] max-lg:min-h-24",
          "lg:sticky lg:top-(--header-height) lg:h-[calc(100dvh-var(--header-height)-var(--dock-height))] lg:pb-4",
          part !== "chat" && "max-lg:hidden",
        )}
      >
        {chat}
      </aside>
    </div>
  );
}

function Switch({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  return (
    <fieldset className="part-switch flex border-line border-b lg:hidden">
      <legend className="sr-only">Show</legend>
      {parts.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={part === value}
          onClick={() => onChange(value)}
          className="flex-1 border-transparent border-b-2 text-[0.9375rem] font-medium text-muted -outline-offset-2 transition-colors aria-pressed:border-accent aria-pressed:text-text"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
