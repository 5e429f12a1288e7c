"use client";

import { ListRestart, Play, Shuffle } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { mediaPath } from "@/components/player/queue";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { playPlaylist, preparePlaylist } from "./play-playlist";
import { useResume } from "./use-resume";
import { lengthWords } from "./words";

type How = {
  /** Plays a film in the docked player, too. */
  stay?: boolean;
  /** The end of an unlisted list's link. */
  share?: string;
};

type From = { startMs?: number; shuffle?: boolean };

/** Plays a playlist from an item on. A film opens on its own page, music goes on in the docked player. */
export function usePlay(playlistId: string, { stay = false, share }: How = {}) {
  const router = useRouter();
  return async (itemId?: string, from: From = {}) => {
    const entry = await playPlaylist(playlistId, { ...from, share, itemId });
    if (entry?.media.kind === "video" && !stay)
      router.push(mediaPath(entry.media.id, { playlistId, share }, entry.itemId));
  };
}

type PlayButtonProps = How & { playlistId: string; disabled?: boolean };

/** What starts a list: where the viewer left off or from its beginning, and shuffled. */
export function PlayButton({ playlistId, disabled = false, ...how }: PlayButtonProps) {
  const play = usePlay(playlistId, how);
  const resume = useResume(playlistId, how.share);
  const prepare = () => void preparePlaylist(playlistId, how.share);
  const common = { disabled, prepare };
  return (
    <>
      {resume ? (
        <Starter {...common} main start={() => play(resume.itemId, { startMs: resume.positionMs })}>
          <Play aria-hidden="true" className="fill-current" />
          <span className="min-w-0 text-left leading-tight">
            <span className="block truncate">Resume {resume.title}</span>{" "}
            <span className="block font-normal text-[0.8125rem] tabular-nums opacity-80">
              {lengthWords(resume.leftMs)} left
            </span>
          </span>
        </Starter>
      ) : (
        <Starter {...common} main start={() => play()}>
          <Play aria-hidden="true" className="fill-current" /> Play all
        </Starter>
      )}
      <Starter {...common} start={() => play(undefined, { shuffle: true })}>
        <Shuffle aria-hidden="true" /> Shuffle
      </Starter>
      {resume && (
        <Starter {...common} start={() => play()} className="order-last">
          <ListRestart aria-hidden="true" /> From the start
        </Starter>
      )}
    </>
  );
}

type StarterProps = {
  main?: boolean;
  disabled: boolean;
  prepare: () => void;
  start: () => Promise<void>;
  className?: string;
  children: ReactNode;
};

function Starter({ main = false, disabled, prepare, start, className, children }: StarterProps) {
  const [pending, setPending] = useState(false);
  async function press() {
    setPending(true);
    try {
      await start();
    } catch {
      toastError("The player could not be loaded. Check the connection and try again.");
    } finally {
      setPending(false);
    }
  }
  return (
    <Button
      variant={main ? "primary" : "secondary"}
      size={main ? "lg" : "md"}
      disabled={disabled}
      pending={pending}
      onClick={press}
      onPointerDown={prepare}
      onFocus={prepare}
      className={
        main ? "min-w-0 max-w-full shrink basis-full [&>span]:min-w-0 [&>span]:max-w-full" : className
      }
    >
      {children}
    </Button>
  );
}
