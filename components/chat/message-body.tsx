import { EyeOff } from "lucide-react";
import type { Message } from "@/lib/chat/schema";
import { fullDateOf } from "./lines";
import { MessageText } from "./message-text";

const gone = "flex items-center gap-1.5 text-[0.9375rem] leading-6 text-muted italic";

type MessageBodyProps = { message: Message; isOwn: boolean; tabIndex?: number };

/** What a message says, or why it says nothing. */
export function MessageBody({ message, isOwn, tabIndex }: MessageBodyProps) {
  const { body, mentions, deletedAt, editedAt, hidden } = message;
  if (deletedAt) return <p className={gone}>Message deleted</p>;
  if (hidden)
    return (
      <p className={gone}>
        <EyeOff aria-hidden="true" className="size-4 shrink-0" />
        {isOwn
          ? "Hidden from others until a moderator has looked at it"
          : "Hidden until a moderator has looked at it"}
      </p>
    );
  return (
    <p className="text-[0.9375rem] leading-6">
      <MessageText body={body} mentions={mentions} tabIndex={tabIndex} />
      {editedAt && (
        <span title={`Edited ${fullDateOf(editedAt)}`} className="ml-1.5 text-xs text-muted">
          (edited)
        </span>
      )}
    </p>
  );
}
