"use client";

import { clsx } from "clsx";
import { CircleAlert, CornerUpLeft, Hourglass } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import type { Unsent } from "@/lib/chat/outbox";
import { isFolded } from "./folds";
import { timeOf } from "./lines";
import { Quote } from "./message-heading";
import { MessageText } from "./message-text";
import { useRoomHandle, useRoomState } from "./room-context";
import { spanWords, useSecondsLeft } from "./slow-mode";

/** Shorter waits than these seconds are over before anybody has read them. */
const WORTH_COUNTING = 3;

type UnsentLineProps = { unsent: Unsent; opensGroup: boolean };

/** A message of one's own that the room does not have yet: it stands as it will stand when it is there. */
export function UnsentLine({ unsent, opensGroup }: UnsentLineProps) {
  const { viewer } = useRoomHandle();
  const row = useFocusHandedOn<HTMLElement>();
  const waits = unsent.attempts > (unsent.state === "sending" ? 1 : 0);
  return (
    <article
      ref={row}
      data-rows
      tabIndex={-1}
      className={clsx(
        "grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 px-4 py-0.5 -outline-offset-2",
        opensGroup && "mt-3",
      )}
    >
      {opensGroup ? <Avatar user={viewer} size="sm" className="mt-0.5" /> : <span />}
      <div className="min-w-0">
        {opensGroup && (
          <p className="flex items-baseline gap-2 leading-5">
            <span className="truncate text-sm font-semibold text-accent">{viewer.name}</span>
            <span className="text-xs text-muted tabular-nums">
              {timeOf(new Date(unsent.writtenAt).toISOString())}
            </span>
          </p>
        )}
        {unsent.replyToId && <Answered messageId={unsent.replyToId} />}
        <p className={clsx("text-[0.9375rem] leading-6", waits && "text-muted")}>
          <MessageText body={unsent.body} />
          {!waits && <Sending />}
        </p>
        {waits && <Waiting unsent={unsent} />}
      </div>
    </article>
  );
}

/** What it answers, as far as that is at hand. */
function Answered({ messageId }: { messageId: string }) {
  const { engine, viewer } = useRoomHandle();
  const message = useRoomState(({ timeline }) => timeline.messages.find(({ id }) => id === messageId));
  const folded = useRoomState((state) => message !== undefined && isFolded(state, viewer.id, message));
  if (!message)
    return (
      <p className="flex items-center gap-1.5 text-[0.8125rem] text-muted leading-6">
        <CornerUpLeft aria-hidden="true" className="size-3.5 shrink-0" />
        In reply to an earlier message
      </p>
    );
  return (
    <Quote
      replyTo={{ ...message, authorName: message.author.name }}
      isFolded={folded}
      tabIndex={0}
      onJump={() => void engine.jumpTo(message.seq)}
    />
  );
}

/** Shown only when it takes long enough to be wondered at. */
function Sending() {
  return (
    <span className="ml-2 inline-flex animate-fade-in align-middle text-muted [animation-delay:900ms]">
      <Spinner className="size-3" />
      <span className="sr-only">Sending</span>
    </span>
  );
}

/** What holds it up. It stays while another attempt is under way, so that its buttons can be pressed at any time. */
function Waiting({ unsent }: { unsent: Unsent }) {
  const { engine } = useRoomHandle();
  const row = useFocusHandedOn<HTMLDivElement>();
  const { clientId, state, heldId } = unsent;
  const failed = state === "failed";
  return (
    <div ref={row} className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-[0.8125rem]">
      <p
        role="status"
        className={clsx("flex min-w-0 items-start gap-1.5", failed ? "text-danger" : "text-muted")}
      >
        <StateIcon state={state} />
        <Standing unsent={unsent} />
      </p>
      <div className="-ml-3.5 flex">
        {!heldId && <Act label="Retry" onClick={() => engine.retry(clientId)} />}
        <Act label={state === "held" ? "Withdraw" : "Delete"} onClick={() => engine.discard(clientId)} />
      </div>
    </div>
  );
}

function StateIcon({ state }: Pick<Unsent, "state">) {
  if (state === "sending") return <Spinner className="mt-0.5 size-3.5 shrink-0" />;
  const Icon = state === "held" ? Hourglass : CircleAlert;
  return <Icon aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />;
}

function Standing({ unsent: { state, reason, retryAt } }: { unsent: Unsent }) {
  const seconds = useSecondsLeft(state === "unsent" ? retryAt : 0);
  if (state === "held") return "Only you see this: it waits for the room’s moderators.";
  if (state === "failed") return `Not sent. ${reason}`;
  if (seconds <= WORTH_COUNTING) return "Not sent yet. It goes out by itself.";
  return (
    <span>
      {reason} It goes out <span aria-hidden="true">in {spanWords(seconds)}</span>
      <span className="sr-only">by itself</span>.
    </span>
  );
}

function Act({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="sm" variant="ghost" className="text-[0.8125rem]" onClick={onClick}>
      {label}
    </Button>
  );
}
