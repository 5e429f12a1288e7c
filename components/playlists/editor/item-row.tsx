"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { clsx } from "clsx";
import { GripVertical, Play, X } from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/button";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ItemFace } from "../item-face";
import { RowMenu } from "./row-menu";
import { isPending, nameOf } from "./use-items";

/** What can be done with the items, by their place in the list. */
export type RowActions = {
  onMove: (id: string, index: number) => void;
  onRemove: (item: PlaylistItem) => void;
  onPlay: (id: string) => void;
};

type ItemRowProps = RowActions & {
  item: PlaylistItem;
  index: number;
  count: number;
  current: boolean;
  style?: CSSProperties;
};

/** One item of the owner's list: moved by its handle, by Alt with the arrow keys, or by its menu. */
export function ItemRow({ item, index, count, current, style, ...actions }: ItemRowProps) {
  const waiting = isPending(item);
  const sortable = useSortable({ id: item.id, disabled: waiting });
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    sortable;
  const remove = () => removeRow(sortable.node.current, () => actions.onRemove(item));
  return (
    <li
      ref={setNodeRef}
      style={{ ...style, transform: CSS.Translate.toString(transform), transition }}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-current={current ? "true" : undefined}
      onKeyDown={(event) => moveByKey(event, (step) => actions.onMove(item.id, index + step))}
      className={clsx(
        "group flex h-18 items-center gap-1 rounded-card bg-bg pr-1 transition-colors hover:bg-surface sm:gap-2",
        isDragging && "opacity-35",
        waiting && "opacity-60",
      )}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={`Reorder ${nameOf(item)}`}
        className="grid h-full min-h-11 w-9 shrink-0 cursor-grab touch-none place-items-center rounded-control text-muted hover:text-text active:cursor-grabbing sm:w-11"
      >
        <GripVertical aria-hidden="true" className="size-5" />
      </button>
      <ItemFace media={item.media} current={current} />
      {item.media && (
        <IconButton
          label={`Play ${item.media.title}`}
          disabled={waiting}
          onClick={() => actions.onPlay(item.id)}
          className="max-sm:hidden"
        >
          <Play aria-hidden="true" className="size-4! fill-current" />
        </IconButton>
      )}
      <IconButton
        label={`Remove ${nameOf(item)}`}
        disabled={waiting}
        onClick={remove}
        className="max-sm:hidden"
      >
        <X aria-hidden="true" />
      </IconButton>
      <RowMenu item={item} index={index} count={count} {...actions} onRemove={remove} />
    </li>
  );
}

/** Removes a row and leaves the focus on its neighbour, so that the keyboard does not start over at the top. */
function removeRow(row: HTMLElement | null, remove: () => void) {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  flushSync(remove);
  neighbour?.querySelector("button")?.focus();
}

/** Alt with the arrow up or down. The row keeps its element, but moving that element would cost it the focus. */
function moveByKey(event: KeyboardEvent, move: (step: number) => void) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || !step) return;
  event.preventDefault();
  event.stopPropagation();
  const focused = document.activeElement;
  flushSync(() => move(step));
  if (focused instanceof HTMLElement) focused.focus();
}
