"use client";

import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { formatDuration } from "@/components/ui/time";
import type { PlayableMedia } from "@/lib/media/schema";
import { barsOf, barsPath } from "./peaks";
import { getPositionMs, mediaElement, usePlayer } from "./player-store";
import { seek } from "./transport";

const BARS = 120;

/** The peaks of a track as a slider: the part played is in the accent colour, and anywhere can be seeked to. */
export function Waveform({ media }: { media: PlayableMedia }) {
  const { durationMs, waveform } = media;
  const root = useRef<HTMLDivElement>(null);
  const path = useMemo(() => barsPath(barsOf(waveform, BARS)), [waveform]);
  const positionMs = usePlayer((state) => state.positionMs);
  useProgress(root, durationMs);
  return (
    <div className="waveform" ref={root} onPointerMove={pointAt}>
      <time>{formatDuration(positionMs)}</time>
      <div className="waveform-bars">
        <Bars path={path} />
        <Bars path={path} played />
        <input
          type="range"
          aria-label="Position"
          aria-valuetext={`${formatDuration(positionMs)} of ${formatDuration(durationMs)}`}
          min={0}
          max={durationMs}
          step={1000}
          value={Math.min(positionMs, durationMs)}
          onChange={(event) => seek(event.currentTarget.valueAsNumber)}
        />
        <span className="waveform-pointer" aria-hidden="true" />
      </div>
      <time>{formatDuration(durationMs)}</time>
    </div>
  );
}

function Bars({ path, played = false }: { path: string; played?: boolean }) {
  return (
    <svg
      viewBox={`0 0 ${BARS} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-played={played || undefined}
    >
      <path d={path} />
    </svg>
  );
}

/** Moves the played part with every frame, without rendering anything anew. */
function useProgress(root: { current: HTMLElement | null }, durationMs: number) {
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const share = Math.min(1, getPositionMs() / durationMs);
      root.current?.style.setProperty("--played", `${share * 100}%`);
      frame = mediaElement()?.paused ? 0 : requestAnimationFrame(draw);
    };
    const stopped = new AbortController();
    const again = () => {
      cancelAnimationFrame(frame);
      draw();
    };
    for (const name of ["playing", "pause", "seeking", "loadedmetadata"]) {
      mediaElement()?.addEventListener(name, again, { signal: stopped.signal });
    }
    draw();
    return () => {
      stopped.abort();
      cancelAnimationFrame(frame);
    };
  }, [root, durationMs]);
}

/** Puts the hairline under the pointer. */
function pointAt({ currentTarget, clientX }: PointerEvent<HTMLElement>) {
  const bars = currentTarget.querySelector(".waveform-bars")?.getBoundingClientRect();
  if (bars) currentTarget.style.setProperty("--pointed", `${clientX - bars.left}px`);
}
