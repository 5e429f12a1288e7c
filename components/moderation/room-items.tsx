"use client";

import { Leaf, ScrollText } from "lucide-react";
import { useMayModerate, useRoomHandle } from "@/components/chat/room-context";
import { call } from "@/components/playlists/call";
import { MenuItem } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import { setCalm } from "@/lib/moderation/rules-actions";
import type { Room } from "@/lib/rooms/schema";
import { openRoomLog } from "./room-log";

/** What there is to moderate about the room itself, as items of its menu: calm mode, and what was done so far. */
export function ModerateRoomItems({ room }: { room: Room }) {
  const { engine } = useRoomHandle();
  const mayModerate = useMayModerate();
  const calm = room.calmUntil !== null && Date.parse(room.calmUntil) > Date.now();
  async function change(next: boolean) {
    const result = await call(() => setCalm({ roomId: room.id, calm: next }));
    if (!result.ok) return toastError(result.error.message);
    engine.takeRoom({ ...room, calmUntil: result.data });
    if (!next) return toast("Calm mode is over. Everything is as it was.");
    toast("Calm for ten minutes: slowly, no links, established members only.", {
      action: { label: "Undo", onClick: () => void change(false) },
    });
  }
  return (
    <>
      {mayModerate && (
        <MenuItem onClick={() => void change(!calm)}>
          <Leaf aria-hidden="true" /> {calm ? "End calm mode" : "Calm the room"}
        </MenuItem>
      )}
      <MenuItem onClick={() => openRoomLog(room)}>
        <ScrollText aria-hidden="true" /> Moderation log
      </MenuItem>
    </>
  );
}
