"use client";

import { LogIn, Pause, Play, RotateCcw, Smartphone, Unplug, WifiOff } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { ChatPanel } from "@/components/chat/chat-panel";
import { Notice } from "@/components/chat/notice";
import { usePlayer } from "@/components/player/player-store";
import { useOnScreenKeyboard } from "@/components/shell/on-screen-keyboard";
import { Button, buttonStyles, IconButton } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import type { SecondScreen as Screen, SecondScreenCommand } from "@/lib/watching/schema";
import { type Followed, FollowedScreen } from "./followed-screen";
import "./second-screen.css";

type Props = { token: string; viewerId: string };

/** The chat of what plays on another screen, with that in one line above it. */
export function SecondScreen({ token, viewerId }: Props) {
  const [followed, setFollowed] = useState<Followed>({ status: "opening" });
  const [link, setLink] = useState<FollowedScreen>();
  useOnScreenKeyboard();
  useEffect(() => {
    const made = new FollowedScreen(token, viewerId, setFollowed);
    setLink(made);
    return () => made.stop();
  }, [token, viewerId]);
  if (followed.status !== "following" || !link)
    return (
      <div className="second-screen">
        <h1 className="sr-only">Second screen</h1>
        <NotFollowing status={followed.status} onAgain={link?.again} />
      </div>
    );
  const { screen, reachable } = followed;
  return (
    <div className="second-screen" data-chat-place>
      <h1 className="sr-only">Chat about {screen.media.title}</h1>
      <Elsewhere
        screen={screen}
        reachable={reachable}
        onCommand={link.command}
        onLeave={() => void link.leave()}
      />
      <div className="min-h-0 flex-1">
        <ChatPanel key={screen.media.id} mediaId={screen.media.id} title={screen.media.title} />
      </div>
    </div>
  );
}

type ElsewhereProps = {
  screen: Screen;
  reachable: boolean;
  onCommand: (command: SecondScreenCommand) => Promise<void>;
  onLeave: () => void;
};

/** What plays there, and the two buttons that are worth having at hand. */
function Elsewhere({ screen: { media, state, live }, reachable, onCommand, onLeave }: ElsewhereProps) {
  const playing = state === "playing";
  return (
    <section aria-label="Your other screen" className="second-screen-bar">
      <img src={media.posterSmallUrl} alt="" className="second-screen-picture" data-kind={media.kind} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold text-[0.9375rem] leading-5">{media.title}</p>
        <p className="truncate text-[0.8125rem] leading-5 text-muted tabular-nums" role="status">
          {live && reachable ? <Place /> : "Not answering…"}
        </p>
      </div>
      <IconButton
        label={playing ? "Pause on your other screen" : "Play on your other screen"}
        disabled={!live}
        onClick={() => void onCommand({ do: playing ? "pause" : "play" })}
      >
        {playing ? (
          <Pause fill="currentColor" />
        ) : state === "ended" ? (
          <RotateCcw />
        ) : (
          <Play fill="currentColor" />
        )}
      </IconButton>
      <IconButton label="Disconnect from your other screen" className="text-muted" onClick={onLeave}>
        <Unplug />
      </IconButton>
    </section>
  );
}

function Place() {
  const positionMs = usePlayer((state) => state.positionMs);
  const status = usePlayer((state) => state.status);
  const words = { playing: "Playing", paused: "Paused", ended: "Ended" } as Record<string, string>;
  return (
    <>
      {words[status] ?? "Playing"}
      <span aria-hidden="true">
        {" · "}
        {formatDuration(positionMs)}
      </span>
    </>
  );
}

type NotFollowingProps = { status: Followed["status"]; onAgain: (() => void) | undefined };

/** Why there is nothing of the other screen here yet, or any more. */
function NotFollowing({ status, onAgain }: NotFollowingProps) {
  if (status === "over") return <Over />;
  if (status === "signed-out")
    return (
      <Notice icon={<LogIn />} title="You are signed out" alert>
        <p>Sign in as whoever plays on the other screen, and the chat is back.</p>
        <a href={signInHere()} className={buttonStyles({ variant: "primary" }, "mt-5")}>
          Sign in
        </a>
      </Notice>
    );
  if (status === "unreachable")
    return (
      <Notice icon={<WifiOff />} title="Matinee cannot be reached" alert>
        <p>Trying again every few seconds…</p>
        <Button className="mt-5" onClick={onAgain}>
          Try now
        </Button>
      </Notice>
    );
  return <Notice icon={<Smartphone />} title="Connecting to your other screen…" alert />;
}

function Over() {
  return (
    <Notice icon={<Unplug />} title="This screen is not connected" alert>
      <p>
        The code is used up, or what it belonged to has stopped playing. For a new one, press play on your
        other screen and choose “Chat on your phone” there.
      </p>
      <Link href="/" className={buttonStyles({}, "mt-5")}>
        Go to Matinee
      </Link>
    </Notice>
  );
}
