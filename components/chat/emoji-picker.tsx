"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { clsx } from "clsx";
import { Clock, Dumbbell, Flag, Hash, Lightbulb, PawPrint, Pizza, Plane, Smile, Users } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Lazy } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { likedEmoji, loadEmoji, rememberEmoji } from "./emoji-data";
import { type Emoji, type EmojiGroup, findEmoji, groupsOf } from "./emoji-names";

const COLUMNS = 8;
const FOUND = 64;
const LATELY = "Used lately, then smileys";
const icons: Record<string, ReactNode> = {
  [LATELY]: <Clock />,
  Smileys: <Smile />,
  People: <Users />,
  "Animals and nature": <PawPrint />,
  "Food and drink": <Pizza />,
  "Travel and places": <Plane />,
  Activities: <Dumbbell />,
  Objects: <Lightbulb />,
  Symbols: <Hash />,
  Flags: <Flag />,
};

type EmojiPickerProps = { onPick: (emoji: string) => void };

/** All emoji, to search or to leaf through: a box whose arrow keys walk the grid below it. Stands in a popover. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  function pick({ emoji }: Emoji) {
    rememberEmoji(emoji);
    onPick(emoji);
  }
  return (
    <Lazy load={loadEmoji} loading={<Skeleton className="h-80" />}>
      {(all) => <Picker all={all} onPick={pick} />}
    </Lazy>
  );
}

function Picker({ all, onPick }: { all: readonly Emoji[]; onPick: (emoji: Emoji) => void }) {
  const [liked] = useState(likedEmoji);
  const groups = useMemo(() => withLately(groupsOf(all), all, liked), [all, liked]);
  const [query, setQuery] = useState("");
  const [title, setTitle] = useState(LATELY);
  const field = useRef<HTMLInputElement>(null);
  // Where there is no pointer that hovers, the field would bring up a keyboard over the grid.
  useEffect(() => {
    if (matchMedia("(hover: hover)").matches) field.current?.focus();
  }, []);
  const searching = query.trim() !== "";
  const shown = useMemo(
    () =>
      searching
        ? found(all, query, liked)
        : (groups.find((group) => group.title === title) ?? found([], "", [])),
    [searching, all, query, liked, groups, title],
  );
  return (
    <Autocomplete.Root
      inline
      open
      grid
      mode="none"
      autoHighlight="always"
      items={shown.emoji}
      itemToStringValue={({ name }: Emoji) => name}
      value={query}
      onValueChange={(next, { reason }) => reason !== "item-press" && setQuery(next)}
    >
      <Autocomplete.Input
        ref={field}
        aria-label="Search emoji"
        placeholder="Search emoji"
        className="h-10 w-full rounded-control border border-line-strong bg-bg px-3 text-base placeholder:text-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
      />
      <Groups
        groups={groups}
        chosen={searching ? null : title}
        onChoose={(next) => {
          setQuery("");
          setTitle(next);
        }}
      />
      <p className="px-1 pt-2 pb-1 font-medium text-muted text-xs">{shown.title}</p>
      <Autocomplete.List className="h-56 overflow-y-auto overscroll-contain" aria-label={shown.title}>
        {rowsOf(shown.emoji).map((row) => (
          <Autocomplete.Row key={row[0]?.emoji} className="grid grid-cols-8">
            {row.map((one) => (
              <Autocomplete.Item
                key={one.emoji}
                value={one}
                onClick={() => onPick(one)}
                aria-label={one.name.replaceAll("_", " ")}
                title={`:${one.name}:`}
                className="flex h-9 cursor-pointer items-center justify-center rounded-control text-xl outline-none select-none data-highlighted:bg-surface-2"
              >
                {one.emoji}
              </Autocomplete.Item>
            ))}
          </Autocomplete.Row>
        ))}
        {shown.emoji.length === 0 && <p className="px-1 py-2 text-muted text-sm">No emoji is called that.</p>}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

type GroupsProps = { groups: EmojiGroup[]; chosen: string | null; onChoose: (title: string) => void };

function Groups({ groups, chosen, onChoose }: GroupsProps) {
  return (
    <div className="mt-1.5 flex justify-between">
      {groups.map(({ title }) => (
        <button
          key={title}
          type="button"
          title={title}
          aria-label={title}
          aria-pressed={title === chosen}
          onClick={() => onChoose(title)}
          className={clsx(
            "flex h-9 min-w-6 flex-1 items-center justify-center rounded-control transition-colors hover:text-text [&_svg]:size-4.5",
            title === chosen ? "bg-surface-2 text-text" : "text-muted",
          )}
        >
          {icons[title]}
        </button>
      ))}
    </div>
  );
}

/** Opens with what one likes; the first group goes on below it, for that alone is a row or two. */
function withLately(groups: EmojiGroup[], all: readonly Emoji[], liked: readonly string[]): EmojiGroup[] {
  const own = liked.flatMap((one) => all.find((known) => known.emoji === one) ?? []);
  const more = groups[0]?.emoji.filter((one) => !own.includes(one)) ?? [];
  return [{ title: LATELY, emoji: [...own, ...more] }, ...groups];
}

function found(all: readonly Emoji[], query: string, liked: readonly string[]): EmojiGroup {
  return { title: "Search results", emoji: findEmoji(all, query, FOUND, liked) };
}

function rowsOf(emoji: readonly Emoji[]) {
  const rows = Math.ceil(emoji.length / COLUMNS);
  return Array.from({ length: rows }, (_, row) => emoji.slice(row * COLUMNS, (row + 1) * COLUMNS));
}
