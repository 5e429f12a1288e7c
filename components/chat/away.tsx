"use client";

import { DoorOpen, Play } from "lucide-react";
import { usePlayer } from "@/components/player/player-store";
import { Button } from "@/components/ui/button";
import { Notice } from "./notice";
import { pressPlay } from "./press-play";

type AwayProps = { mediaId: string; title: string; wasInside: boolean };

/** Outside, because this media is not playing: what happened, and the one way back. */
export function Away({ mediaId, title, wasInside }: AwayProps) {
  const happened = useHappened(mediaId, title);
  if (!wasInside) {
    return (
      <Notice alert icon={<DoorOpen />} title="Press play to join the conversation">
        <p>Everyone in here is watching too.</p>
        <Back label="Press play" mediaId={mediaId} />
      </Notice>
    );
  }
  return (
    <Notice alert icon={<DoorOpen />} title={happened}>
      <p>The room is for people who are playing “{title}”. Your place is kept.</p>
      <Back label="Play it and go back in" mediaId={mediaId} />
    </Notice>
  );
}

function useHappened(mediaId: string, title: string) {
  const playing = usePlayer(({ current }) => current?.media);
  const status = usePlayer((state) => state.status);
  if (!playing) return `“${title}” is not playing any more`;
  if (playing.id !== mediaId) return `You are playing “${playing.title}” now`;
  if (status === "error") return `“${title}” cannot be played right now`;
  return status === "loading" ? `“${title}” is starting` : "You have left the room";
}

function Back({ label, mediaId }: { label: string; mediaId: string }) {
  return (
    <Button variant="primary" className="mt-5" onClick={() => pressPlay(mediaId)}>
      <Play aria-hidden="true" fill="currentColor" /> {label}
    </Button>
  );
}
