"use client";

import { type RefObject, useEffect, useState } from "react";
import { Input } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { emojiAtHand, likedEmoji, loadEmoji, rememberEmoji } from "./emoji-data";
import { findEmoji } from "./emoji-names";

const QUICK = 8;
const FOUND = 32;

type ReactionPickerProps = {
  anchor: RefObject<HTMLElement | null>;
  onPick: (emoji: string) => void;
  onClose: () => void;
};

/** The emoji that one uses most, and any other by its name. */
export function ReactionPicker({ anchor, onPick, onClose }: ReactionPickerProps) {
  const [query, setQuery] = useState("");
  const [all, setAll] = useState(emojiAtHand);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    loadEmoji().then(setAll, () => setFailed(true));
  }, []);
  const [liked] = useState(likedEmoji);
  const wanted = query.trim();
  const shown = wanted
    ? findEmoji(all, wanted, FOUND, liked)
    : liked.slice(0, QUICK).map((emoji) => ({ emoji, name: nameOf(emoji) }));

  function nameOf(emoji: string) {
    return all.find((one) => one.emoji === emoji)?.name ?? emoji;
  }
  function pick(emoji: string) {
    rememberEmoji(emoji);
    onPick(emoji);
    onClose();
  }

  return (
    <Popover open onOpenChange={(open) => !open && onClose()} anchor={anchor} title="React" className="w-88">
      <div className="grid grid-cols-8 gap-0.5 max-[23rem]:grid-cols-6">
        {shown.map(({ emoji, name }) => (
          <button
            key={emoji}
            type="button"
            aria-label={name.replaceAll("_", " ")}
            title={name.replaceAll("_", " ")}
            onClick={() => pick(emoji)}
            className="flex aspect-square items-center justify-center rounded-control text-2xl transition-colors hover:bg-surface-2"
          >
            {emoji}
          </button>
        ))}
      </div>
      {wanted && shown.length === 0 && (
        <p role="status" className="py-3 text-sm text-muted">
          {failed ? "The names of emoji could not be loaded." : "No emoji is called that."}
        </p>
      )}
      <Input
        type="search"
        aria-label="Find an emoji"
        placeholder="Find an emoji"
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [best] = shown;
          if (event.key !== "Enter" || !wanted || !best || event.nativeEvent.isComposing) return;
          event.preventDefault();
          pick(best.emoji);
        }}
        className="mt-3"
      />
    </Popover>
  );
}
