"use client";

import { ListVideo, Pause, Play, RotateCcw, SkipForward, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { PlayableMedia } from "@/lib/media/schema";
import { close, resume, usePlayer } from "./player-store";
import { useNext, usePath } from "./queue-hooks";
import { pause, playNext } from "./transport";

/** The player away from its page: what plays, how far it is, and the way back. */
export function Dock({ media }: { media: PlayableMedia }) {
  const path = usePath();
  const hasNext = useNext() !== undefined;
  const queued = usePlayer((state) => state.queue.length > 1);
  return (
    <>
      <Link href={path} className="dock-link" aria-label={`Back to ${media.title}`}>
        <span className="dock-names">
          <span className="dock-title">{media.title}</span>
          <DockLine media={media} />
        </span>
      </Link>
      <div className="dock-buttons">
        <PlayPause />
        {(queued || hasNext) && (
          <IconButton label="Next" aria-disabled={!hasNext} onClick={playNext}>
            <SkipForward className="player-solid" />
          </IconButton>
        )}
        <QueueButton />
        <IconButton label="Close player" onClick={close}>
          <X />
        </IconButton>
      </div>
      <Progress durationMs={media.durationMs} />
    </>
  );
}

const loadDialog = () => import("./queue-dialog").then((module) => module.QueueDialog);

/** Opens the queue, whose code is loaded by the first press. */
function QueueButton() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const show = () => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <IconButton label="Queue" aria-haspopup="dialog" onClick={show}>
        <ListVideo />
      </IconButton>
      {asked && (
        <Lazy load={loadDialog} failed={() => null}>
          {(QueueDialog) => <QueueDialog open={open} onOpenChange={setOpen} />}
        </Lazy>
      )}
    </>
  );
}

function DockLine({ media }: { media: PlayableMedia }) {
  const failed = usePlayer((state) => state.status === "error");
  if (failed) return <span className="dock-failed">The stream stopped</span>;
  return <span className="dock-artist">{media.artist}</span>;
}

const faces = {
  playing: { label: "Pause", run: pause, icon: <Pause className="player-solid" /> },
  paused: { label: "Play", run: resume, icon: <Play className="player-solid" /> },
  ended: { label: "Play again", run: resume, icon: <RotateCcw /> },
  error: { label: "Try again", run: resume, icon: <RotateCcw /> },
} as const;

function PlayPause() {
  const status = usePlayer((state) => state.status);
  const { label, run, icon } = faces[status === "idle" || status === "loading" ? "playing" : status];
  return (
    <IconButton label={label} onClick={run}>
      {icon}
    </IconButton>
  );
}

function Progress({ durationMs }: { durationMs: number }) {
  const positionMs = usePlayer((state) => state.positionMs);
  const share = Math.min(1, positionMs / durationMs);
  return <div className="dock-progress" aria-hidden="true" style={{ scale: `${share} 1` }} />;
}
