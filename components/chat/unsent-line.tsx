"use client";

import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { Unsent } from "@/lib/chat/outbox";
import { MessageText } from "./message-text";
import { useRoomHandle } from "./room-context";

/** A message of one's own that the room does not have yet. */
export function UnsentLine({ unsent }: { unsent: Unsent }) {
  const { viewer } = useRoomHandle();
  const waits = unsent.state !== "sending" && unsent.attempts > 0;
  return (
    <article className="mt-3 grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 px-4 py-0.5">
      <Avatar user={viewer} size="sm" className="mt-0.5" />
      <div className="min-w-0">
        <p className="flex items-center gap-2 leading-5">
          <span className="truncate text-sm font-semibold text-accent">{viewer.name}</span>
          {!waits && <Spinner className="size-3 text-muted" />}
          {!waits && <span className="sr-only">Sending</span>}
        </p>
        <p className={clsx("text-[0.9375rem] leading-6", "text-muted")}>
          <MessageText body={unsent.body} />
        </p>
        {waits && <Waiting unsent={unsent} />}
      </div>
    </article>
  );
}

function Waiting({ unsent: { clientId, state, reason } }: { unsent: Unsent }) {
  const { engine } = useRoomHandle();
  const failed = state === "failed";
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-1 gap-y-0.5 text-[0.8125rem]">
      <p
        role="status"
        className={clsx("flex min-w-0 items-start gap-1.5 pr-1", failed ? "text-danger" : "text-muted")}
      >
        <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
        {failed ? `Not sent. ${reason}` : "Not sent yet. It goes out by itself."}
      </p>
      <Button
        size="sm"
        variant="ghost"
        className="px-2.5 text-[0.8125rem]"
        onClick={() => engine.retry(clientId)}
      >
        Retry
      </Button>
      <Button
        size="sm"
        variant="ghost"
        className="px-2.5 text-[0.8125rem]"
        onClick={() => engine.discard(clientId)}
      >
        Delete
      </Button>
    </div>
  );
}
