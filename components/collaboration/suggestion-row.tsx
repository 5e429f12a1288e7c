"use client";

import { clsx } from "clsx";
import { Check, EyeOff, ThumbsUp, Undo2, X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { ItemPicture } from "@/components/playlists/item-face";
import { Button, IconButton } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import { whenWords } from "@/components/ui/when";
import { useViewer } from "@/components/viewer";
import type { Role, Suggestion } from "@/lib/collaboration/schema";
import { nameOf, type SuggestionActions } from "./use-suggestions";

type SuggestionRowProps = { suggestion: Suggestion; role: Role; actions: SuggestionActions };

/** Something that is suggested: what, by whom, who is for it, and what the viewer can do about it. */
export function SuggestionRow({ suggestion, role, actions }: SuggestionRowProps) {
  const viewer = useViewer();
  const own = viewer?.id === suggestion.by.id;
  const title = nameOf(suggestion);
  const row = useFocusHandedOn();
  return (
    <li ref={row} className="flex flex-col gap-2 py-2.5 sm:flex-row sm:items-center sm:gap-4">
      <SuggestionFace suggestion={suggestion} />
      <div className="flex shrink-0 items-center gap-1.5 max-sm:pl-[5.75rem]">
        <VoteButton suggestion={suggestion} own={own} onVote={() => actions.vote(suggestion)} />
        {own && (
          <IconButton label={`Withdraw ${title}`} onClick={() => actions.withdraw(suggestion)}>
            <Undo2 />
          </IconButton>
        )}
        {role !== "suggester" && (
          <>
            <IconButton label={`Decline ${title}`} onClick={() => actions.decide(suggestion, false)}>
              <X />
            </IconButton>
            <IconButton
              label={`Accept ${title}`}
              variant="primary"
              disabled={!suggestion.media}
              onClick={() => actions.decide(suggestion, true)}
            >
              <Check />
            </IconButton>
          </>
        )}
      </div>
    </li>
  );
}

export function SuggestionFace({ suggestion }: { suggestion: Suggestion }) {
  const { media, by, note, createdAt } = suggestion;
  return (
    <div className="flex min-w-0 flex-1 items-start gap-3">
      {media ? (
        <ItemPicture media={media} />
      ) : (
        <span className="flex aspect-video w-20 shrink-0 items-center justify-center rounded-control bg-surface-2 text-muted sm:w-24">
          <EyeOff aria-hidden="true" className="size-5" />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 font-medium leading-snug">{nameOf(suggestion)}</p>
        <p className="mt-0.5 text-muted text-sm">
          {by.name} · {whenWords(createdAt)}
          {media && <span className="tabular-nums"> · {formatDuration(media.durationMs)}</span>}
        </p>
        {note && <p className="mt-1 whitespace-pre-line text-pretty text-sm">“{note}”</p>}
      </div>
    </div>
  );
}

type VoteButtonProps = { suggestion: Suggestion; own: boolean; onVote: () => void };

function VoteButton({ suggestion, own, onVote }: VoteButtonProps) {
  const { votes, voted } = suggestion;
  const counted = votes === 1 ? "1 vote" : `${votes} votes`;
  if (own)
    return (
      <span className="inline-flex h-11 items-center gap-1.5 px-3 text-muted text-sm tabular-nums">
        <ThumbsUp aria-hidden="true" className="size-4" /> {counted}
      </span>
    );
  return (
    <Button
      variant="ghost"
      aria-pressed={voted}
      aria-label={`Vote for ${nameOf(suggestion)}: ${counted}`}
      onClick={onVote}
      className={clsx("px-3! tabular-nums", voted && "text-accent!")}
    >
      <ThumbsUp aria-hidden="true" className={clsx(voted && "fill-current")} />
      {votes}
    </Button>
  );
}

/** A row that goes leaves the focus on the next one, so that the keyboard does not start over. */
function useFocusHandedOn() {
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const { current } = row;
    return () => {
      if (!current?.contains(document.activeElement)) return;
      const next = current.nextElementSibling ?? current.previousElementSibling;
      const button = next?.querySelector("button");
      (button ?? current.closest<HTMLElement>("[role=dialog]"))?.focus();
    };
  }, []);
  return row;
}
