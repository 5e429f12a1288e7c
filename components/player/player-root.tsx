"use client";

import { useEffect, useState } from "react";
import { onViewerLeaves, useViewer } from "@/components/viewer";
import { loadPlayer } from "./load-player";
import { keepsOwn, ofTab, QUEUE } from "./own-storage";
import { close, setMediaElement, usePlayer } from "./player-store";
import "./player.css";
import "./controls.css";
import "./overlays.css";
import "./dock.css";

/**
 * The one player. Its media element is mounted once, in the root layout, and never moves in the document, so nothing
 * interrupts playback; what surrounds it is loaded at the first play and lays it over the stage or docks it.
 */
export function PlayerRoot() {
  const current = usePlayer((state) => (state.remote ? undefined : state.current?.media));
  const status = usePlayer((state) => state.status);
  const mode = usePlayer((state) => state.mode);
  const parts = useParts();
  // What waits to be played on its own page is shown by that page.
  const hidden = usePlayer(
    (state) => !state.current || state.remote !== null || (state.parked && state.mode === "stage"),
  );
  useSavedQueue();
  // What one viewer plays is neither heard nor kept for the next one.
  useEffect(() => onViewerLeaves(close), []);
  return (
    <section
      className="player"
      aria-label="Player"
      hidden={hidden}
      data-player
      data-kind={current?.kind}
      data-mode={mode}
      data-status={status}
    >
      <media-controller
        className="player-screen"
        nohotkeys
        gesturesdisabled={current?.kind === "audio" || mode === "dock"}
      >
        {/* biome-ignore lint/a11y/useMediaCaption: the tracks are those that the media has. */}
        <video ref={setMediaElement} slot="media" playsInline preload="none" tabIndex={-1}>
          {current?.captions.map(({ language, label, url }) => (
            <track key={url} kind="captions" srcLang={language} label={label} src={url} />
          ))}
        </video>
        {parts && current && <parts.Screen media={current} mode={mode} />}
      </media-controller>
      {parts && current && <parts.Surroundings media={current} mode={mode} />}
    </section>
  );
}

/** The player's code, once somebody wants to play something; every further play tries again if it could not be loaded. */
function useParts() {
  const [parts, setParts] = useState<Awaited<ReturnType<typeof loadPlayer>>>();
  const asked = usePlayer((state) => state.load.count);
  const parked = usePlayer((state) => state.parked && state.mode === "dock");
  useEffect(() => {
    if (asked === 0 && !parked) return;
    loadPlayer().then(setParts, () => usePlayer.setState({ status: "error" }));
  }, [asked, parked]);
  return parts;
}

/** Once it is known who is here, puts up what they played in this tab before the page was loaded anew. */
function useSavedQueue() {
  const known = useViewer() !== undefined;
  useEffect(() => {
    if (known && keepsOwn(QUEUE, ofTab))
      import("./restore-queue").then((module) => module.restoreQueue()).catch(() => undefined);
  }, [known]);
}
