"use client";

import { Play } from "lucide-react";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import { useViewer } from "@/components/viewer";
import type { PlayableMedia } from "@/lib/media/schema";
import { loadPlayer } from "./load-player";
import { isPart } from "./part";
import { playHere, putUpList } from "./play-here";
import { registerStage, usePlayer } from "./player-store";
import { onPositionsTaken, savedPosition } from "./positions";

type StageButtonProps = { media: PlayableMedia; children: ReactNode };

/** Starts the player on this place, or takes the place up again if the media already plays. */
export function StageButton({ media, children }: StageButtonProps) {
  const root = useRef<HTMLDivElement>(null);
  const covered = usePlayer((state) => state.current?.media.id === media.id && !state.parked);
  const failed = usePlayer((state) => state.current?.media.id === media.id && state.status === "error");
  const ready = usePlayerCode(covered);
  const resumeAtMs = useSavedPosition(media, covered);
  useLayoutEffect(() => {
    if (root.current) return registerStage({ mediaId: media.id, element: root.current });
  }, [media.id]);
  const known = useViewer() !== undefined;
  useEffect(() => (known ? putUpList(media) : undefined), [known, media]);
  const byKeyboard = useRef(false);
  useEffect(() => {
    if (ready && byKeyboard.current && isFocusLeft(root.current)) focusPlayButton();
    byKeyboard.current = false;
  }, [ready]);
  const start = (startMs?: number) => {
    byKeyboard.current = root.current?.querySelector(":focus-visible") !== null;
    playHere(media, startMs);
  };
  const label =
    resumeAtMs === null ? `Play ${media.title}` : `Play ${media.title} from ${formatDuration(resumeAtMs)}`;
  return (
    <div
      ref={root}
      className="stage"
      data-covered={ready || undefined}
      style={{ backgroundColor: media.colour }}
    >
      {children}
      <button
        type="button"
        className="stage-button"
        aria-label={label}
        aria-busy={covered && !failed}
        inert={ready}
        onClick={() => start()}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onTouchStart={prefetch}
      >
        <span className="stage-disc" data-waiting={(covered && !failed) || undefined}>
          <Play aria-hidden="true" />
        </span>
      </button>
      {resumeAtMs !== null && !covered && <ResumeOffer atMs={resumeAtMs} onPick={start} />}
      {failed && !ready && (
        <p role="alert" className="stage-failed">
          The player could not be loaded. Check the connection and press play again.
        </p>
      )}
    </div>
  );
}

function ResumeOffer({ atMs, onPick }: { atMs: number; onPick: (startMs: number) => void }) {
  return (
    <div className="stage-resume">
      <Button variant="primary" size="sm" onClick={() => onPick(atMs)} onPointerEnter={prefetch}>
        Resume at {formatDuration(atMs)}
      </Button>
      <Button size="sm" className="stage-quiet" onClick={() => onPick(0)}>
        Start over
      </Button>
    </div>
  );
}

/** Whether the focus is still where play was pressed, or went nowhere when that place was covered. */
function isFocusLeft(stage: HTMLElement | null) {
  const { activeElement, body } = document;
  return activeElement === body || stage?.contains(activeElement) === true;
}

function focusPlayButton() {
  document.querySelector<HTMLElement>("[data-player] .player-bar media-play-button")?.focus();
}

function prefetch() {
  loadPlayer().catch(() => undefined);
}

/** Whether the player has taken the place over, so that what lies under it is out of reach. */
function usePlayerCode(covered: boolean) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!covered) return setReady(false);
    let wanted = true;
    loadPlayer().then(
      () => wanted && setReady(true),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [covered]);
  return ready && covered;
}

/** Known in the browser only, and read anew when the player lets go of the media and when the viewer is known. */
function useSavedPosition(media: PlayableMedia, covered: boolean) {
  // What waits here as a part of the media begins where the part does.
  const part = usePlayer(
    ({ parked, current }) => parked && current?.media.id === media.id && isPart(current),
  );
  return useSyncExternalStore(
    onPositionsTaken,
    () => (covered || part ? null : savedPosition(media)),
    () => null,
  );
}
