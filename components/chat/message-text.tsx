import { memo } from "react";
import { pieces } from "@/lib/chat/text";

/** A message's words, line breaks kept, addresses clickable. */
export const MessageText = memo(function MessageText({ body }: { body: string }) {
  return (
    <span className="whitespace-pre-wrap">
      {pieces(body).map(({ text, url, at }) =>
        url ? (
          <a
            key={at}
            href={url}
            target="_blank"
            rel="nofollow ugc noopener noreferrer"
            className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </span>
  );
});
