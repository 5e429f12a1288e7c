import { clsx } from "clsx";
import { memo, use } from "react";
import { usePlayer } from "@/components/player/player-store";
import { seek } from "@/components/player/transport";
import { useViewer } from "@/components/viewer";
import type { Mention } from "@/lib/chat/schema";
import { type Piece, pieces } from "@/lib/chat/text";
import { RoomContext } from "./room-context";

type MessageTextProps = {
  body: string;
  /** Whom the message really mentions: any other `@` is only an `@`. */
  mentions?: readonly Mention[];
  /** Of the links in it, where the whole line is one stop of the Tab key. */
  tabIndex?: number;
};

const none: readonly Mention[] = [];

/** A message's words, line breaks kept: addresses are links, moments of what plays lead there, names stand out. */
export const MessageText = memo(function MessageText(props: MessageTextProps) {
  const { body, mentions = none, tabIndex } = props;
  const durationMs = useDuration();
  return (
    <span className="whitespace-pre-wrap">
      {pieces(body, durationMs).map((piece) => (
        <PieceOf key={piece.at} piece={piece} mentions={mentions} tabIndex={tabIndex} />
      ))}
    </span>
  );
});

/** How long the room's media lasts while it is the one that plays here; otherwise there is nowhere to go to. */
function useDuration() {
  const mediaId = use(RoomContext)?.engine.store.getState().room.mediaId;
  return usePlayer(({ current }) => (current?.media.id === mediaId ? (current?.media.durationMs ?? 0) : 0));
}

type PieceProps = { piece: Piece; mentions: readonly Mention[]; tabIndex: number | undefined };

function PieceOf({ piece: { text, url, handle, seekMs }, mentions, tabIndex }: PieceProps) {
  if (url)
    return (
      <a
        href={url}
        target="_blank"
        rel="nofollow ugc noopener noreferrer"
        tabIndex={tabIndex}
        className={leading}
      >
        {text}
      </a>
    );
  if (seekMs !== undefined)
    return (
      <button
        type="button"
        title={`Go to ${text}`}
        tabIndex={tabIndex}
        className={clsx(leading, "tabular-nums")}
        onClick={() => seek(seekMs)}
      >
        {text}
      </button>
    );
  const mention = handle && mentions.find((one) => one.handle.toLowerCase() === handle);
  return mention ? <Name userId={mention.id}>{text}</Name> : text;
}

const leading = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** Somebody's name in a message. The viewer's own stands out from everybody's. */
function Name({ userId, children }: { userId: string; children: string }) {
  const isOwn = useViewer()?.id === userId;
  return (
    <span
      data-mention={isOwn ? "own" : "other"}
      className={clsx(
        "rounded-[0.3rem] px-0.5 font-medium",
        isOwn ? "bg-accent text-accent-text" : "bg-surface-2 text-text",
      )}
    >
      {children}
    </span>
  );
}
