import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { whenWords } from "@/components/ui/when";
import type { Message } from "@/lib/chat/schema";
import { isFolded } from "./folds";
import { fullDateOf } from "./lines";
import { useRoomHandle } from "./room-context";

type FoundMessageProps = {
  message: Message;
  onJump: (seq: number) => void;
  /** What of it is shown; what is folded away in the conversation is not shown here either. */
  children: ReactNode;
};

/** A message outside of the conversation: a press leads to its place in it. */
export function FoundMessage({ message, onJump, children }: FoundMessageProps) {
  const { engine, viewer } = useRoomHandle();
  const { author, createdAt, seq } = message;
  const folded = isFolded(engine.store.getState(), viewer.id, message);
  return (
    <button
      type="button"
      onClick={() => onJump(seq)}
      className="grid w-full grid-cols-[2rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5 text-left -outline-offset-2 transition-colors hover:bg-surface"
    >
      <Avatar user={author} size="sm" className="mt-0.5" />
      <span className="min-w-0">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-semibold text-sm">{author.name}</span>
          <time dateTime={createdAt} title={fullDateOf(createdAt)} className="shrink-0 text-muted text-xs">
            {whenWords(createdAt)}
          </time>
        </span>
        <span className="line-clamp-3 text-[0.9375rem] leading-6">
          {folded ? <em className="text-muted">Folded away. Press to see where.</em> : children}
        </span>
      </span>
    </button>
  );
}
