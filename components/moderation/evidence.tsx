import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { formatDuration } from "@/components/ui/time";
import type { EvidenceContent, QuotedMessage } from "@/lib/moderation/case-schema";
import { momentWords } from "./action-words";
import { Mark } from "./parts";

/** What was reported, as it was or as it is; a message between its neighbours. */
export function Evidence({ content }: { content: EvidenceContent }) {
  const { message, neighbours = [], user, room, playlist, items = [], media } = content;
  if (message) return <Messages message={message} neighbours={neighbours} />;
  return (
    <dl className="flex flex-col gap-3">
      {user && (
        <Fact term="Person">
          <span className="inline-flex items-center gap-2.5">
            <Avatar user={user} size="sm" /> {user.name} <span className="text-muted">@{user.handle}</span>
          </span>
        </Fact>
      )}
      {room && <Fact term="Title">{room.title}</Fact>}
      {room?.topic && <Fact term="Topic">{room.topic}</Fact>}
      {playlist && <Fact term="Title">{playlist.title}</Fact>}
      {playlist?.description && <Fact term="Description">{playlist.description}</Fact>}
      {items.length > 0 && (
        <Fact term="Items">
          <ol className="list-inside list-decimal">
            {items.map(({ title, note }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frozen, it never changes.
              <li key={index}>
                {title}
                {note && <span className="text-muted">: {note}</span>}
              </li>
            ))}
          </ol>
        </Fact>
      )}
      {media && <Fact term="Title">{media.title}</Fact>}
      {media?.artist && <Fact term="By">{media.artist}</Fact>}
      {media?.description && <Fact term="Description">{media.description}</Fact>}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="mt-0.5 whitespace-pre-line">{children}</dd>
    </div>
  );
}

function Messages({ message, neighbours }: { message: QuotedMessage; neighbours: QuotedMessage[] }) {
  const all = [...neighbours, message].sort((one, other) => one.seq - other.seq);
  return (
    <ol className="-mx-2 flex flex-col gap-1">
      {all.map((each) => (
        <Quoted key={each.id} message={each} reported={each.id === message.id} />
      ))}
    </ol>
  );
}

function Quoted({ message, reported }: { message: QuotedMessage; reported: boolean }) {
  const { author, body, mediaPositionMs, createdAt, edits = [] } = message;
  return (
    <li
      aria-current={reported ? "true" : undefined}
      className={clsx(
        "rounded-control border-l-3 px-3 py-2",
        reported ? "border-danger bg-bg" : "border-transparent text-muted",
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className={clsx("font-semibold", reported && "text-text")}>{author.name}</span>
        <span className="text-muted">@{author.handle}</span>
        <time dateTime={createdAt} className="text-muted text-xs tabular-nums">
          {momentWords(createdAt)}
        </time>
        {mediaPositionMs !== null && (
          <span className="text-muted text-xs tabular-nums">at {formatDuration(mediaPositionMs)}</span>
        )}
        {reported && <Mark tone="danger">Reported</Mark>}
      </p>
      <p className="mt-0.5 whitespace-pre-wrap text-[0.9375rem]">
        {message.deletedAt && !body ? <em className="text-muted">Deleted</em> : body}
      </p>
      {edits.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="min-h-6 text-muted">
            {edits.length === 1 ? "Edited once" : `Edited ${edits.length} times`}
          </summary>
          <ol className="mt-1 flex flex-col gap-1 border-line-strong border-l pl-3">
            {edits.map((edit) => (
              <li key={edit.createdAt} className="whitespace-pre-wrap">
                <span className="text-muted text-xs">until {momentWords(edit.createdAt)}: </span>
                {edit.body}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
