"use client";

import { Archive } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { refreshBlocked, useBlocked } from "@/components/chat/blocked";
import { FoldLine } from "@/components/chat/fold-line";
import { type Fold, type Foldable, foldFor } from "@/components/chat/folds";
import { dayOf, fullDateOf, type Line, linesOf, timeOf } from "@/components/chat/lines";
import { MessageBody } from "@/components/chat/message-body";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { Skeleton } from "@/components/ui/skeleton";
import { formatDuration } from "@/components/ui/time";
import { useViewer } from "@/components/viewer";
import type { History, Message, ReplyTo } from "@/lib/chat/schema";
import type { Room } from "@/lib/rooms/schema";

const PAGE = 100;

/** What was said in a room whose film or music is gone: to read, for its members. */
export function RoomArchive({ room }: { room: Room }) {
  const { messages, more, pending, error, load } = useArchive(room.id);
  const { foldOf, unfold } = useArchiveFolds();
  const lines = useMemo(() => linesOf(messages ?? [], null, foldOf), [messages, foldOf]);
  return (
    <div className="page-x mx-auto max-w-3xl pt-6 pb-16 md:pt-10">
      <header className="mb-6">
        <h1 className="font-bold text-3xl tracking-tight text-balance">{room.title}</h1>
        {room.topic && <p className="mt-2 text-muted">{room.topic}</p>}
        <p className="mt-4 flex items-start gap-3 rounded-card bg-surface px-4 py-3 text-[0.9375rem] text-muted">
          <Archive aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          What this room was about is gone. Its members can read what was said; nobody can write here.
        </p>
      </header>
      {error && <Failure onRetry={load}>{error}</Failure>}
      {!messages && !error && <Skeleton className="h-64 rounded-card" />}
      {messages?.length === 0 && (
        <EmptyState
          title="Nothing was said here"
          action={
            <Link href="/rooms" className={buttonStyles()}>
              My rooms
            </Link>
          }
        />
      )}
      {more && !error && (
        <div className="flex justify-center pb-4">
          <Button size="sm" pending={pending} onClick={load}>
            Earlier messages
          </Button>
        </div>
      )}
      <div role="log" aria-live="off" aria-label="Messages">
        {lines.map((line) => (
          <ArchiveLine key={line.key} line={line} foldOf={foldOf} onUnfold={unfold} />
        ))}
      </div>
    </div>
  );
}

/** The newest page, and with each `load` the page before. */
function useArchive(roomId: string) {
  const [page, setPage] = useState<{ messages: Message[]; more: boolean }>();
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const before = page?.messages[0]?.seq;
  const load = useCallback(async () => {
    setPending(true);
    setError(undefined);
    try {
      const query = before === undefined ? "" : `before=${before}&`;
      const { messages } = await request<History>(`/api/rooms/${roomId}/messages?${query}limit=${PAGE}`);
      setPage((known) => ({
        messages: [...messages, ...(known?.messages ?? [])],
        more: messages.length === PAGE,
      }));
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  }, [roomId, before]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first page comes by itself.
  useEffect(() => void load(), []);
  return { messages: page?.messages, more: page?.more ?? false, pending, error, load };
}

/** Nothing is yet to come here: only whom the viewer blocks is folded away, until they look. */
function useArchiveFolds() {
  const viewerId = useViewer()?.id ?? "";
  const blocked = useBlocked((state) => state.ids);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => void refreshBlocked(), []);
  const foldOf = useCallback(
    (message: Foldable) => foldFor(message, { viewerId, uncoveredMs: Infinity, blocked, unfolded }),
    [viewerId, blocked, unfolded],
  );
  const unfold = (messages: readonly Message[]) =>
    setUnfolded((before) => new Set([...before, ...messages.map(({ id }) => id)]));
  return { foldOf, unfold };
}

type ArchiveLineProps = {
  line: Line;
  foldOf: (message: Foldable) => Fold | null;
  onUnfold: (messages: readonly Message[]) => void;
};

function ArchiveLine({ line, foldOf, onUnfold }: ArchiveLineProps) {
  const viewer = useViewer();
  if (line.kind === "day") {
    return (
      <p className="mt-6 mb-1 text-center text-xs font-medium text-muted">
        <time dateTime={line.date.toISOString()}>{dayOf(line.date)}</time>
      </p>
    );
  }
  if (line.kind === "fold") return <FoldLine line={line} isActive onUnfold={onUnfold} />;
  if (line.kind !== "message") return null;
  const { message, opensGroup } = line;
  return (
    <article
      data-line={message.id}
      tabIndex={-1}
      className={`grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 py-0.5 ${opensGroup ? "mt-3" : ""}`}
    >
      {opensGroup ? <Avatar user={message.author} size="sm" className="mt-0.5" /> : <span />}
      <div className="min-w-0">
        {opensGroup ? (
          <Heading message={message} />
        ) : (
          <span className="sr-only">{message.author.name}: </span>
        )}
        {message.replyTo && (
          <p className="truncate text-[0.8125rem] text-muted">
            In reply to <span className="font-medium">{message.replyTo.authorName}</span>{" "}
            {quoted(message.replyTo, foldOf)}
          </p>
        )}
        <MessageBody message={message} isOwn={message.author.id === viewer?.id} />
      </div>
    </article>
  );
}

function quoted(replyTo: ReplyTo, foldOf: ArchiveLineProps["foldOf"]) {
  return foldOf(replyTo) ? <em>a message that is folded away</em> : replyTo.body || <em>deleted message</em>;
}

function Heading({ message: { author, createdAt, mediaPositionMs } }: { message: Message }) {
  return (
    <p className="flex items-baseline gap-2 leading-5">
      <span className="truncate text-sm font-semibold">{author.name}</span>
      <time dateTime={createdAt} title={fullDateOf(createdAt)} className="text-xs text-muted tabular-nums">
        {timeOf(createdAt)}
        {mediaPositionMs !== null && ` · at ${formatDuration(mediaPositionMs)}`}
      </time>
    </p>
  );
}
