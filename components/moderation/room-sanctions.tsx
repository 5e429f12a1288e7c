"use client";

import { useCallback } from "react";
import { call } from "@/components/playlists/call";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/failure";
import { toast, toastError } from "@/components/ui/toast";
import { useFocusHandedOn } from "@/components/ui/use-focus-handed-on";
import { liftSanction } from "@/lib/moderation/actions";
import { listRoomSanctions } from "@/lib/moderation/staff-actions";
import type { RoomSanction } from "@/lib/moderation/staff-schema";
import { sanctionedWords } from "./action-words";
import { useAnswer } from "./use-answer";

/** Who may not write or come in, for those who keep order: each can be let off. Nothing while there is nobody. */
export function RoomSanctions({ roomId }: { roomId: string }) {
  const { sanctions, error, reload, lift } = useSanctions(roomId);
  if (error) return <Failure onRetry={reload}>{error}</Failure>;
  if (!sanctions?.length) return null;
  return (
    <section aria-label="Sanctions" className="mt-6 flex flex-col">
      <h3 className="mb-1 font-medium text-sm">Timed out, muted or banned</h3>
      <ul className="-mx-1.5 flex flex-col">
        {sanctions.map((sanction) => (
          <Sanctioned key={sanction.id} {...sanction} onLift={() => lift(sanction)} />
        ))}
      </ul>
    </section>
  );
}

function Sanctioned({ user, kind, expiresAt, onLift }: RoomSanction & { onLift: () => void }) {
  const row = useFocusHandedOn<HTMLLIElement>();
  return (
    <li ref={row} className="flex min-h-12 items-center gap-3 px-1.5 py-1">
      <Avatar user={user} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[0.9375rem]">{user.name}</span>
        <span className="block truncate text-muted text-xs">{sanctionedWords({ kind, expiresAt })}</span>
      </span>
      <Button size="sm" aria-label={`Lift: ${user.name}`} onClick={onLift}>
        Lift
      </Button>
    </li>
  );
}

function useSanctions(roomId: string) {
  const ask = useCallback(() => listRoomSanctions({ roomId }), [roomId]);
  const { data: sanctions, error, reload } = useAnswer(ask);
  async function lift({ id, user }: RoomSanction) {
    const result = await call(() => liftSanction({ sanctionId: id }));
    if (!result.ok) return toastError(result.error.message);
    toast(`${user.name} is let off.`);
    await reload();
  }
  return { sanctions, error, reload, lift };
}
