"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  EllipsisVertical,
  GripVertical,
  ListPlus,
  ListStart,
  ListVideo,
  X,
} from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useRef } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { formatDuration } from "@/components/ui/time";
import { isPart, lengthOf } from "./part";
import { usePlayer } from "./player-store";
import { mediaPath, type QueueEntry } from "./queue";
import { moveBehindCurrent, removeFromQueue } from "./queue-controls";
import { playAt } from "./transport";

type QueueRowProps = {
  entry: QueueEntry;
  place: number;
  count: number;
  current: boolean;
  /** Pixels from the top of the list. */
  top: number;
  onMove: (place: number) => void;
  /** Asks into which playlists its media goes. */
  onAdd: () => void;
};

/** One entry: played by a press, moved by its handle, by Alt with the arrow keys, or by its menu. */
export function QueueRow({ entry, place, count, current, top, onMove, onAdd }: QueueRowProps) {
  const { media, key } = entry;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({
      id: key,
    });
  const failed = usePlayer((state) => state.failed.includes(key));
  return (
    <li
      ref={setNodeRef}
      className="queue-row"
      style={{ top, transform: CSS.Translate.toString(transform), transition }}
      data-dragging={isDragging || undefined}
      aria-current={current || undefined}
      aria-setsize={count}
      aria-posinset={place + 1}
      onKeyDown={(event) => moveByKey(event, (step) => onMove(place + step))}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        className="queue-handle"
        aria-label={`Reorder ${media.title}`}
      >
        <GripVertical aria-hidden="true" />
      </button>
      <button type="button" className="queue-play" onClick={() => playAt(place)}>
        <img src={media.posterSmallUrl} alt="" loading="lazy" style={{ backgroundColor: media.colour }} />
        <span className="queue-names">
          <span className="queue-title">{media.title}</span>
          <span className="queue-line">{failed ? "Could not be played" : lineOf(entry)}</span>
        </span>
        <span className="queue-length">{formatDuration(lengthOf(entry))}</span>
      </button>
      <IconButton
        label={`Remove ${media.title}`}
        className="queue-remove"
        disabled={current}
        onClick={(event) => removeRow(event.currentTarget, entry)}
      >
        <X aria-hidden="true" />
      </IconButton>
      <RowMenu {...{ entry, place, count, current, onMove, onAdd }} />
    </li>
  );
}

/** Of whom it is, or which part of it is played. */
function lineOf(entry: QueueEntry) {
  if (!isPart(entry)) return entry.media.artist;
  return `${formatDuration(entry.startMs ?? 0)} to ${formatDuration(entry.endMs ?? entry.media.durationMs)}`;
}

function RowMenu({ entry, place, count, current, onMove, onAdd }: Omit<QueueRowProps, "top">) {
  const more = useRef<HTMLButtonElement>(null);
  const list = usePlayer((state) => state.playlistId);
  const share = usePlayer((state) => state.share);
  const [first, last] = [place === 0, place === count - 1];
  return (
    <Menu
      trigger={
        <IconButton ref={more} label={`More for ${entry.media.title}`} className="queue-more">
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      {!current && (
        <MenuItem onClick={() => moveBehindCurrent(entry.key)}>
          <ListStart aria-hidden="true" /> Play next
        </MenuItem>
      )}
      <MenuItem disabled={first} onClick={() => onMove(place - 1)}>
        <ArrowUp aria-hidden="true" /> Move up
      </MenuItem>
      <MenuItem disabled={last} onClick={() => onMove(place + 1)}>
        <ArrowDown aria-hidden="true" /> Move down
      </MenuItem>
      <MenuItem disabled={last} onClick={() => onMove(count - 1)}>
        <ArrowDownToLine aria-hidden="true" /> Move to the end
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={onAdd}>
        <ListPlus aria-hidden="true" /> Add to playlist…
      </MenuItem>
      <MenuItem render={<Link href={mediaPath(entry.media.id, { playlistId: list, share }, entry.itemId)} />}>
        <ListVideo aria-hidden="true" /> Open its page
      </MenuItem>
      {!current && (
        <MenuItem danger onClick={() => removeRow(more.current, entry)}>
          <X aria-hidden="true" /> Remove from the queue
        </MenuItem>
      )}
    </Menu>
  );
}

/** Leaves the focus on the neighbour, so that the keyboard does not start over at the top. */
function removeRow(button: HTMLElement | null, entry: QueueEntry) {
  const row = button?.closest("li");
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const focus = () => neighbour?.querySelector<HTMLElement>(".queue-play")?.focus();
  flushSync(() => removeFromQueue(entry));
  focus();
  // A menu that closes gives the focus back to its button, which is gone.
  requestAnimationFrame(focus);
}

/** Alt with the arrow up or down. Moving the row's element would cost it the focus. */
function moveByKey(event: KeyboardEvent, move: (step: number) => void) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || !step) return;
  event.preventDefault();
  event.stopPropagation();
  const focused = document.activeElement;
  flushSync(() => move(step));
  if (focused instanceof HTMLElement) focused.focus();
}
