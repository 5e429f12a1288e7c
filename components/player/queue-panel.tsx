"use client";

import { ListX, Repeat, Repeat1, Shuffle } from "lucide-react";
import { useState } from "react";
import { lengthWords } from "@/components/playlists/words";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { PlayableMedia } from "@/lib/media/schema";
import { timeLeft } from "./part";
import { usePlayer } from "./player-store";
import { clearUpcoming, toggleShuffle, turnRepeat } from "./queue-controls";
import { QueueList } from "./queue-list";
import "./queue.css";

const loadShelves = () => import("@/components/playlists/shelf-dialog");

/** The queue: how much is left of it, shuffle and repeat, and what it holds, to be played, moved and removed. */
export function QueuePanel() {
  const [chosen, choose] = useState<PlayableMedia>();
  const [adding, setAdding] = useState(false);
  const add = (media: PlayableMedia) => {
    choose(media);
    setAdding(true);
  };
  return (
    <div className="queue">
      <div className="queue-head">
        <Summary />
        <ShuffleButton />
        <RepeatButton />
        <ClearButton />
      </div>
      <QueueList onAdd={add} />
      {chosen && (
        <Lazy load={loadShelves}>
          {({ ShelfDialog }) => (
            <ShelfDialog key={chosen.id} media={chosen} open={adding} onOpenChange={setAdding} />
          )}
        </Lazy>
      )}
    </div>
  );
}

function Summary() {
  const count = usePlayer((state) => state.queue.length);
  const index = usePlayer((state) => state.index);
  const left = usePlayer(({ queue, index: place, positionMs }) =>
    lengthWords(timeLeft(queue, place, positionMs)),
  );
  return (
    <p className="queue-summary">
      <span>
        {index + 1} of {count}
      </span>
      <span aria-hidden="true"> · </span>
      <span>{left} left</span>
    </p>
  );
}

function ShuffleButton() {
  const on = usePlayer((state) => state.unshuffled !== null);
  return (
    <IconButton label="Shuffle" aria-pressed={on} onClick={toggleShuffle} className="queue-toggle">
      <Shuffle aria-hidden="true" />
    </IconButton>
  );
}

const repeats = {
  off: { label: "Repeat: off", icon: <Repeat aria-hidden="true" /> },
  all: { label: "Repeat: all", icon: <Repeat aria-hidden="true" /> },
  one: { label: "Repeat: this one", icon: <Repeat1 aria-hidden="true" /> },
} as const;

function RepeatButton() {
  const repeat = usePlayer((state) => state.repeat);
  const { label, icon } = repeats[repeat];
  return (
    <IconButton
      label={label}
      data-on={repeat !== "off" || undefined}
      onClick={turnRepeat}
      className="queue-toggle"
    >
      {icon}
    </IconButton>
  );
}

function ClearButton() {
  const last = usePlayer((state) => state.index >= state.queue.length - 1);
  return (
    <IconButton label="Clear what comes next" aria-disabled={last} onClick={last ? undefined : clearUpcoming}>
      <ListX aria-hidden="true" />
    </IconButton>
  );
}
