"use client";

import { useDraggable } from "@dnd-kit/core";
import { clsx } from "clsx";
import { EllipsisVertical, GripVertical } from "lucide-react";
import { type MouseEvent, memo, useCallback, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/button";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ItemFace } from "../item-face";
import { useEditor } from "./editor-context";
import { isPending } from "./intents";
import { RowLead } from "./row-lead";
import { RowMenu } from "./row-menu";
import type { Choice } from "./selection";
import { dayWords, nameOf } from "./telling";

export type ItemRowProps = {
  item: PlaylistItem;
  index: number;
  selected: boolean;
  /** While items are being chosen: rows show check boxes, and a tap chooses. */
  selecting: boolean;
  current: boolean;
  /** The one row of the list that the tab key stops at. */
  stop: boolean;
  dragged: boolean;
  /** How far down in the list it stands, in CSS pixels. */
  y: number;
};

/** One item: chosen by a click, played by a second one or a tap, moved by its handle, and all else in its menu. */
export const ItemRow = memo(function ItemRow({ item, index, selected, stop, y, ...is }: ItemRowProps) {
  const { choose, play, editable } = useEditor();
  const waiting = isPending(item);
  const tabIndex = stop ? 0 : -1;
  function onClick(event: MouseEvent) {
    if (waiting || !isOwn(event)) return;
    if (coarse() && !is.selecting) return item.media ? play(item.id) : undefined;
    if (editable) choose(choiceOf(event, is.selecting), item.id);
  }
  return (
    <tr
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-current={is.current ? "true" : undefined}
      data-item={item.id}
      tabIndex={tabIndex}
      style={{ transform: `translateY(${y}px)` }}
      onClick={onClick}
      onDoubleClick={(event) => isOwn(event) && item.media && !is.selecting && play(item.id)}
      className={clsx(
        "group absolute inset-x-0 top-0 flex h-18 transition-transform select-none items-center gap-1 rounded-card pr-1 -outline-offset-2 sm:gap-2",
        selected ? "bg-accent/14 hover:bg-accent/20" : "hover:bg-surface",
        is.dragged && "opacity-35 transition-none",
        waiting && "animate-pulse opacity-60",
      )}
    >
      {editable && <Handle item={item} tabIndex={tabIndex} disabled={waiting} />}
      <RowLead {...{ item, index, selected, tabIndex }} selecting={is.selecting} current={is.current} />
      <td className="flex min-w-0 flex-1 items-center p-0">
        <ItemFace item={item} current={is.current} />
      </td>
      <AddedBy item={item} />
      <td className="p-0">
        <LazyRowMenu item={item} index={index} tabIndex={tabIndex} disabled={waiting} />
      </td>
    </tr>
  );
});

/** At the left where there is a mouse, at the right where a thumb is. */
function Handle({ item, ...props }: { item: PlaylistItem; tabIndex: number; disabled: boolean }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners } = useDraggable({
    id: item.id,
    disabled: props.disabled,
  });
  const ref = useCallback(
    (button: HTMLButtonElement | null) => {
      setActivatorNodeRef(button);
      setNodeRef(button?.closest<HTMLElement>("tr") ?? null);
    },
    [setNodeRef, setActivatorNodeRef],
  );
  return (
    <td className="h-full p-0 max-sm:order-last">
      <button
        type="button"
        ref={ref}
        {...attributes}
        {...listeners}
        {...props}
        aria-label={`Reorder ${nameOf(item)}`}
        className="grid h-full w-11 cursor-grab touch-none place-items-center rounded-control text-muted -outline-offset-2 hover:text-text active:cursor-grabbing sm:w-7 sm:pointer-fine:opacity-0 sm:group-hover:opacity-100 sm:group-focus-within:opacity-100 sm:group-focus:opacity-100"
      >
        <GripVertical aria-hidden="true" className="size-5" />
      </button>
    </td>
  );
}

function AddedBy({ item: { addedBy, addedAt } }: { item: PlaylistItem }) {
  return (
    <td className="hidden w-40 shrink-0 items-center gap-2 py-0 pr-0 pl-4 text-muted text-sm md:flex lg:hidden xl:flex">
      {addedBy && <Avatar user={addedBy} size="xs" />}
      <span className="min-w-0 leading-tight">
        <span className="block truncate">{addedBy?.name}</span>
        <span className="block truncate text-[0.8125rem] tabular-nums">{dayWords(addedAt)}</span>
      </span>
    </td>
  );
}

type LazyRowMenuProps = { item: PlaylistItem; index: number; tabIndex: number; disabled: boolean };

/** A long list has many menus, of which hardly one is opened. */
function LazyRowMenu({ item, index, tabIndex, disabled }: LazyRowMenuProps) {
  const [used, setUsed] = useState(false);
  const button = (
    <IconButton
      label={`More for ${nameOf(item)}`}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      disabled={disabled}
      onClick={() => setUsed(true)}
    >
      <EllipsisVertical aria-hidden="true" />
    </IconButton>
  );
  return used ? <RowMenu item={item} index={index} trigger={button} /> : button;
}

function choiceOf(event: MouseEvent, selecting: boolean): Choice {
  if (event.shiftKey) return "range";
  return selecting || event.metaKey || event.ctrlKey ? "toggle" : "only";
}

/** Not on one of the row's buttons, nor in its menu, which is elsewhere in the page but tells the row of its clicks. */
function isOwn({ target, currentTarget }: MouseEvent) {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest("button, a, input, label") === null;
}

function coarse() {
  return matchMedia("(pointer: coarse)").matches;
}
