import { useEffect, useRef } from "react";
import { useBlocked } from "./blocked";
import { useRoomHandle, useRoomState } from "./room-context";
import { hearWritten, useWriting } from "./typing";

const NAMED = 2;

/** Who writes at the moment. It has its place above the box also when nobody does, so that nothing moves. */
export function TypingLine() {
  const { viewer } = useRoomHandle();
  const roomId = useRoomState(({ room }) => room.id);
  const people = useWriting(({ rooms }) => rooms[roomId]);
  const blocked = useBlocked(({ ids }) => ids);
  useWritten(roomId);
  const names = Object.values(people ?? {}).flatMap(({ user }) =>
    user.id === viewer.id || blocked.has(user.id) ? [] : user.name,
  );
  return (
    <p className="flex min-w-0 items-center gap-1.5 px-2 text-muted text-xs">
      {names.length > 0 && (
        <>
          <Dots />
          <span className="truncate">{writingWords(names)}</span>
        </>
      )}
    </p>
  );
}

/** Whose message has come is not writing it any more. */
function useWritten(roomId: string) {
  const messages = useRoomState(({ timeline }) => timeline.messages);
  const known = useRef(messages.at(-1)?.seq ?? 0);
  useEffect(() => {
    for (const { seq, author } of messages) if (seq > known.current) hearWritten(roomId, author.id);
    known.current = Math.max(known.current, messages.at(-1)?.seq ?? 0);
  }, [roomId, messages]);
}

/** "Ada is typing…", "Ada and Bob are typing…", "Several people are typing…" */
export function writingWords(names: readonly string[]) {
  if (names.length > NAMED) return "Several people are typing…";
  return `${names.join(" and ")} ${names.length === 1 ? "is" : "are"} typing…`;
}

function Dots() {
  return (
    <span aria-hidden="true" className="flex gap-0.5">
      {["", "[animation-delay:200ms]", "[animation-delay:400ms]"].map((delay) => (
        <span key={delay} className={`size-1 animate-shimmer rounded-full bg-current ${delay}`} />
      ))}
    </span>
  );
}
