"use client";

import { RotateCcw, SkipForward, WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import type { PlayableMedia } from "@/lib/media/schema";
import { retry } from "./engine";
import { type Problem, usePlayback } from "./playback-store";
import { resume, usePlayer } from "./player-store";
import { useNext } from "./queue-hooks";
import { playNext, seek } from "./transport";

const COUNTDOWN_S = 5;
const CHIP_MS = 7000;

const said: Record<Problem, [title: string, advice: string]> = {
  offline: ["You are offline", "Playback goes on by itself as soon as the connection is back."],
  network: ["The stream stopped", "Its next part could not be loaded. Your place is kept."],
  missing: ["The stream stopped", "A part of it is missing right now. Your place is kept."],
  broken: ["This stream cannot be played", "Something in it is broken. Trying again may help."],
  unsupported: ["This browser cannot play the stream", "A recent Chrome, Edge, Firefox or Safari can."],
};

/** Says why playback stopped, and starts again at the same place. */
export function ProblemOverlay({ media }: { media: PlayableMedia }) {
  const failed = usePlayer((state) => state.status === "error");
  const problem = usePlayback((state) => state.problem) ?? "network";
  if (!failed) return null;
  const [title, advice] = said[problem];
  return (
    <div className="player-overlay" noautohide="" role="alert">
      {problem === "offline" && <WifiOff aria-hidden="true" className="size-8" />}
      <p className="player-overlay-title">{title}</p>
      <p className="player-overlay-text">{advice}</p>
      {problem !== "unsupported" && (
        <Button variant="primary" onClick={retry} aria-label={`Try again: ${media.title}`}>
          <RotateCcw aria-hidden="true" /> Try again
        </Button>
      )}
    </div>
  );
}

/** After the end: what comes next, in a moment and unless the viewer stays; or the offer to see it again. */
export function EndOverlay({ media }: { media: PlayableMedia }) {
  const ended = usePlayer((state) => state.status === "ended");
  const next = useNext()?.media;
  const stays = usePlayback((state) => state.stays);
  if (!ended) return null;
  if (next && !stays && media.kind === "video")
    return <Countdown next={next} onStay={() => usePlayback.setState({ stays: true })} />;
  return (
    <div className="player-overlay" noautohide="">
      <Button variant="primary" onClick={resume}>
        <RotateCcw aria-hidden="true" /> Play again
      </Button>
    </div>
  );
}

function Countdown({ next, onStay }: { next: PlayableMedia; onStay: () => void }) {
  const [left, setLeft] = useState(COUNTDOWN_S);
  useEffect(() => {
    if (left <= 0) return playNext();
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <div className="player-overlay" noautohide="">
      <p className="player-overlay-text" role="status">
        Up next<span aria-hidden="true"> in {left}</span>
      </p>
      <div className="player-upcoming">
        <img src={next.posterSmallUrl} alt="" />
        <p className="player-overlay-title">{next.title}</p>
      </div>
      <div className="flex gap-3">
        <Button variant="primary" onClick={playNext}>
          <SkipForward aria-hidden="true" /> Play now
        </Button>
        <Button className="player-quiet" onClick={onStay}>
          Stay here
        </Button>
      </div>
    </div>
  );
}

/** For a moment after taking up where one left off: the way back to the beginning. */
export function ResumedChip() {
  const resumedAtMs = usePlayback((state) => state.resumedAtMs);
  const playing = usePlayer((state) => state.status === "playing");
  const dismiss = () => usePlayback.setState({ resumedAtMs: null });
  useEffect(() => {
    if (resumedAtMs === null || !playing) return;
    const timer = setTimeout(dismiss, CHIP_MS);
    return () => clearTimeout(timer);
  });
  if (resumedAtMs === null || !playing) return null;
  const startOver = () => {
    seek(0);
    dismiss();
  };
  return (
    <div className="player-chip" slot="top-chrome" noautohide="">
      <span>Resumed at {formatDuration(resumedAtMs)}</span>
      <button type="button" onClick={startOver}>
        Start over
      </button>
    </div>
  );
}
