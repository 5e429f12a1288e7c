"use client";

import { MessagesSquare, Play } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { usePlayer } from "@/components/player/player-store";
import { useWatching } from "@/components/player/watching";
import { Button, buttonStyles } from "@/components/ui/button";
import { Lazy, NotLoaded } from "@/components/ui/lazy";
import { useViewer } from "@/components/viewer";
import { Notice } from "./notice";
import { pressPlay } from "./press-play";

const loadChat = () => import("./chat").then((module) => module.Chat);

type ChatPanelProps = { mediaId: string; title: string };

/**
 * The conversation around a media. Before the viewer is signed in and watching it is only an invitation; the
 * conversation itself loads after that.
 */
export function ChatPanel({ mediaId, title }: ChatPanelProps) {
  const viewer = useViewer();
  const { watching, lapsed } = useWatching(mediaId);
  const starting = usePlayer(
    ({ current, status, parked }) => current?.media.id === mediaId && status !== "error" && !parked,
  );
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened((before) => before || watching), [watching]);
  return (
    <section
      aria-label="Chat"
      className="flex h-full min-h-0 flex-col overflow-hidden bg-bg lg:rounded-panel lg:border lg:border-line"
    >
      {viewer && (watching || opened) ? (
        <Lazy
          load={loadChat}
          loading={<Notice title="Opening the conversation…" />}
          failed={(retry) => <NotLoaded onRetry={retry} className="m-auto justify-center p-6" />}
        >
          {(Chat) => (
            <Chat
              key={viewer.id}
              mediaId={mediaId}
              title={title}
              viewer={viewer}
              watching={watching || lapsed}
            />
          )}
        </Lazy>
      ) : (
        <>
          <h2 className="flex h-14 shrink-0 items-center px-4 text-base font-semibold">Chat</h2>
          {viewer === null ? (
            <SignedOut title={title} />
          ) : (
            <NotPlaying mediaId={mediaId} starting={viewer !== undefined && starting} />
          )}
        </>
      )}
    </section>
  );
}

function NotPlaying({ mediaId, starting }: { mediaId: string; starting: boolean }) {
  return (
    <Notice icon={<MessagesSquare />} title="Press play to join the conversation">
      <p>Everyone in here is watching too.</p>
      <Button className="mt-5" pending={starting} onClick={() => pressPlay(mediaId)}>
        <Play aria-hidden="true" fill="currentColor" /> Press play
      </Button>
    </Notice>
  );
}

/** Stands where the box to write in would be. Drawn in the browser only, so the address is at hand. */
function SignedOut({ title }: { title: string }) {
  return (
    <>
      <Notice icon={<MessagesSquare />} title="There is a conversation around this">
        <p>Press play, sign in, and talk with whoever is at “{title}” with you.</p>
      </Notice>
      <p className="flex shrink-0 items-center justify-between gap-3 border-line border-t px-4 py-3 text-sm text-muted">
        Sign in to join the conversation
        <Link href={signInHere()} className={buttonStyles({ variant: "primary", size: "sm" })}>
          Sign in
        </Link>
      </p>
    </>
  );
}
