"use client";

import { X } from "lucide-react";
import { useCallback } from "react";
import { call } from "@/components/playlists/call";
import { IconButton } from "@/components/ui/button";
import { NotLoaded } from "@/components/ui/lazy";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import { addWords, listWords, removeWord } from "@/lib/moderation/rules-actions";
import type { WordAction, WordRule } from "@/lib/moderation/words-schema";
import { RulesSkeleton } from "./rules-skeleton";
import { useAnswer } from "./use-answer";
import { WordForm } from "./word-form";
import { WordTry } from "./word-try";

const groups: { action: WordAction; title: string }[] = [
  { action: "block", title: "Refused" },
  { action: "hold", title: "Held for moderators" },
  { action: "allow", title: "Always allowed" },
];

/** The words of a room, or with null of the whole site: what is refused, held or allowed. */
export function WordList({ roomId }: { roomId: string | null }) {
  const ask = useCallback(() => listWords({ roomId }), [roomId]);
  const { data: words, setData, error, reload } = useAnswer(ask);

  async function remove(word: WordRule) {
    setData((before) => before?.filter(({ id }) => id !== word.id));
    const result = await call(() => removeWord({ roomId, id: word.id }));
    if (!result.ok) {
      toastError(result.error.message);
      return reload();
    }
    setData(result.data);
    toast(`“${word.pattern}” is off the list.`, {
      action: { label: "Undo", onClick: () => void restore(word) },
    });
  }

  async function restore({ kind, action, pattern }: WordRule) {
    const result = await call(() => addWords({ roomId, kind, action, patterns: [pattern] }));
    if (result.ok) setData(result.data);
    else toastError(result.error.message);
  }

  return (
    <div className="flex flex-col gap-3">
      <WordForm roomId={roomId} onWords={setData} />
      {error && <NotLoaded onRetry={reload} />}
      {!words && !error && <RulesSkeleton />}
      {words && <Words words={words} roomId={roomId} onRemove={remove} />}
      <WordTry roomId={roomId} />
    </div>
  );
}

type WordsProps = { words: WordRule[]; roomId: string | null; onRemove: (word: WordRule) => void };

function Words({ words, roomId, onRemove }: WordsProps) {
  return (
    <section data-rows tabIndex={-1} aria-label="Listed words" className="flex flex-col gap-4 outline-none">
      {words.length === 0 && (
        <p className="text-muted text-sm">
          {roomId
            ? "No words of this room’s own yet. The site’s apply as well."
            : "No words for the whole site yet."}
        </p>
      )}
      {groups.map(({ action, title }) => (
        <Group
          key={action}
          title={title}
          words={words.filter((word) => word.action === action)}
          onRemove={onRemove}
        />
      ))}
    </section>
  );
}

type GroupProps = { title: string; words: WordRule[]; onRemove: (word: WordRule) => void };

function Group({ title, words, onRemove }: GroupProps) {
  if (words.length === 0) return null;
  return (
    <section aria-label={title}>
      <p aria-hidden="true" className="mb-1.5 font-medium text-muted text-sm">
        {title}
      </p>
      <ul className="flex flex-wrap gap-2">
        {words.map((word) => (
          <Word key={word.id} {...word} onRemove={() => onRemove(word)} />
        ))}
      </ul>
    </section>
  );
}

function Word({ kind, pattern, onRemove }: WordRule & { onRemove: () => void }) {
  const row = useFocusHandedOn<HTMLLIElement>();
  return (
    <li ref={row} className="flex max-w-full items-center rounded-full bg-surface-2 pl-3.5 text-[0.9375rem]">
      <span className="truncate">{kind === "literal" ? `“${pattern}”` : pattern}</span>
      <IconButton
        label={`Remove ${pattern}`}
        size="sm"
        className="text-muted max-sm:size-11"
        onClick={onRemove}
      >
        <X />
      </IconButton>
    </li>
  );
}
