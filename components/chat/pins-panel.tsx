"use client";

import { Pin, PinOff } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Failure } from "@/components/ui/failure";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import type { Message, Pins } from "@/lib/chat/schema";
import { messageOf, request } from "./api";
import { FoundMessage } from "./found-message";
import { useMayModerate, useRoomHandle, useRoomState } from "./room-context";

/** What is pinned in the room, the last pinned first. */
export function PinsPanel({ onJump }: { onJump: (seq: number) => void }) {
  const { pins, error, load } = usePins();
  const mayModerate = useMayModerate();
  const unpin = useUnpin(load);
  return (
    <div
      data-rows
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-2 outline-none"
    >
      {error && (
        <Failure onRetry={load} className="px-4 py-2">
          {error}
        </Failure>
      )}
      {!pins && !error && <Skeleton className="mx-4 h-20" />}
      {pins?.length === 0 && (
        <EmptyState icon={<Pin />} title="Nothing is pinned" className="py-10!">
          {mayModerate
            ? "Pin what everyone should find: it is in the menu of each message."
            : "What the room’s owner or moderators pin is kept here."}
        </EmptyState>
      )}
      <ul aria-label="Pinned messages">
        {pins?.map((message) => (
          <PinnedMessage
            key={message.id}
            message={message}
            onJump={onJump}
            onUnpin={mayModerate ? () => unpin(message) : undefined}
          />
        ))}
      </ul>
    </div>
  );
}

type PinnedMessageProps = {
  message: Message;
  onJump: (seq: number) => void;
  /** For those who may. */
  onUnpin: (() => void) | undefined;
};

function PinnedMessage({ message, onJump, onUnpin }: PinnedMessageProps) {
  const row = useFocusHandedOn<HTMLLIElement>();
  return (
    <li ref={row} className="flex items-start pr-2 transition-colors hover:bg-surface">
      <FoundMessage message={message} onJump={onJump}>
        {message.body}
      </FoundMessage>
      {onUnpin && (
        <IconButton
          label={`Unpin ${message.author.name}’s message`}
          size="sm"
          className="mt-1 text-muted max-sm:size-11"
          onClick={onUnpin}
        >
          <PinOff />
        </IconButton>
      )}
    </li>
  );
}

/** The pinned messages, asked again when something in sight is pinned, unpinned or changed. */
function usePins() {
  const roomId = useRoomState(({ room }) => room.id);
  const known = useRoomState(({ timeline }) => pinnedKey(timeline.messages));
  const [pins, setPins] = useState<Message[]>();
  const [error, setError] = useState<string>();
  const load = useCallback(
    () =>
      request<Pins>(`/api/rooms/${roomId}/pins`).then(
        ({ messages }) => {
          setPins(messages);
          setError(undefined);
        },
        (failure) => setError(messageOf(failure)),
      ),
    [roomId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is pinned may be another when `known` is.
  useEffect(() => void load(), [load, known]);
  return { pins, error, load };
}

function pinnedKey(messages: readonly Message[]) {
  return messages.flatMap(({ id, rev, pinnedAt }) => (pinnedAt ? `${id}${rev}` : [])).join();
}

function useUnpin(load: () => void) {
  const { changes } = useRoomHandle().engine;
  const attempt = (run: Promise<void>) => run.then(load, (failure) => toastError(messageOf(failure)));
  return (message: Message) =>
    changes.unpin(message.id).then(
      () => {
        load();
        toast("Unpinned.", {
          action: { label: "Undo", onClick: () => void attempt(changes.pin(message.id)) },
        });
      },
      (failure) => toastError(messageOf(failure)),
    );
}
