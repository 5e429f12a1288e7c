"use client";

import { Check, Hourglass, X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import { onUserEvent } from "@/components/realtime/user-events";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import type { HeldMessage, HoldingEvent } from "@/lib/moderation/held-schema";
import { decideHeld, listHeld } from "@/lib/moderation/rules-actions";
import { Ago } from "./parts";
import { useAnswer } from "./use-answer";

type HeldListProps = {
  /** The room whose messages; null for all that the viewer keeps. */
  roomId: string | null;
  /** How many wait still, after each decision. */
  onWaiting?: (waiting: number) => void;
};

/** Messages that wait for moderators, oldest first, each to be let in or not. */
export function HeldList({ roomId, onWaiting }: HeldListProps) {
  const ask = useCallback(() => listHeld({ roomId }), [roomId]);
  const { data, setData, error, reload } = useAnswer(ask);
  useEffect(
    () =>
      onUserEvent<HoldingEvent>("holding", (event) => {
        if (roomId === null || event.roomId === roomId) void reload();
      }),
    [roomId, reload],
  );
  if (error) return <NotLoaded onRetry={reload} className="py-6" />;
  if (!data) return <HeldSkeleton />;

  async function decide(held: HeldMessage, approve: boolean) {
    const without = (items: HeldMessage[]) => items.filter(({ id }) => id !== held.id);
    setData((page) => page && { items: without(page.items), waiting: page.waiting - 1 });
    const result = await call(() => decideHeld({ roomId: held.roomId, heldId: held.id, approve }));
    if (result.ok) onWaiting?.(result.data.waiting);
    if (result.ok) return toast(approve ? `${held.author.name}’s message is in the room.` : "It stays out.");
    toastError(result.error.message);
    void reload();
  }

  return (
    <section data-rows tabIndex={-1} aria-label="Held messages" className="outline-none">
      {data.items.length === 0 && (
        <EmptyState icon={<Hourglass />} title="Nothing waits">
          What the rules hold is here until somebody lets it in. After a day it is dropped.
        </EmptyState>
      )}
      <ul className="flex flex-col gap-3">
        {data.items.map((held) => (
          <HeldItem
            key={held.id}
            held={held}
            named={roomId === null}
            onDecide={(approve) => decide(held, approve)}
          />
        ))}
      </ul>
      {data.waiting > data.items.length && (
        <p className="mt-3 text-center text-muted text-sm">
          {data.waiting - data.items.length} more wait behind these.
        </p>
      )}
    </section>
  );
}

function HeldSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-33 rounded-panel" />
      <Skeleton className="h-33 rounded-panel" />
    </div>
  );
}

type HeldItemProps = { held: HeldMessage; named: boolean; onDecide: (approve: boolean) => Promise<unknown> };

function HeldItem({ held, named, onDecide }: HeldItemProps) {
  const { author, body, cause, room, replyTo, createdAt } = held;
  const row = useFocusHandedOn<HTMLLIElement>();
  const [pending, setPending] = useState(false);
  async function decide(approve: boolean) {
    setPending(true);
    await onDecide(approve);
    setPending(false);
  }
  return (
    <li ref={row} tabIndex={-1} className="rounded-panel border border-line bg-surface p-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Avatar user={author} size="xs" />
        <span className="truncate font-semibold">{author.name}</span>
        <Ago at={createdAt} className="shrink-0 text-muted text-xs" />
        {named && <span className="truncate text-muted text-xs max-sm:w-full sm:ml-auto">{room.title}</span>}
      </p>
      {replyTo && (
        <p className="mt-2 truncate text-muted text-sm">
          to {replyTo.authorName}: {replyTo.body}
        </p>
      )}
      <p className="mt-2 whitespace-pre-wrap text-[0.9375rem] [overflow-wrap:anywhere]">{body}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p className="min-w-32 flex-1 text-muted text-xs">{cause}</p>
        <div className="flex gap-2 max-sm:w-full max-sm:*:h-11 max-sm:*:flex-1">
          <Button size="sm" pending={pending} onClick={() => decide(false)}>
            <X aria-hidden="true" /> Keep out
          </Button>
          <Button size="sm" variant="primary" pending={pending} onClick={() => decide(true)}>
            <Check aria-hidden="true" /> Let in
          </Button>
        </div>
      </div>
    </li>
  );
}
