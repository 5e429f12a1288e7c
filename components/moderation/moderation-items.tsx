"use client";

import { Ban, Flag, Timer, Trash2 } from "lucide-react";
import { useMayModerate, useRoomHandle } from "@/components/chat/room-context";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Message } from "@/lib/chat/schema";
import type { ActionKind } from "@/lib/moderation/case-schema";
import type { User } from "@/lib/users/schema";
import { mayIn, openAct } from "./act";
import { openReport } from "./report";

/** What those who keep order in the room can do about somebody else's message, as items of its menu. */
export function ModerationItems({ message }: { message: Message }) {
  const { viewer } = useRoomHandle();
  const mayModerate = useMayModerate();
  if (!mayModerate || message.author.id === viewer.id) return null;
  const open = (preset: ActionKind) =>
    openAct({
      target: { type: "message", id: message.id },
      person: message.author,
      roomId: message.roomId,
      quote: message.body,
      may: mayIn({ staff: viewer.role !== "user", message: !message.deletedAt }),
      preset,
    });
  return (
    <>
      <MenuSeparator />
      {!message.deletedAt && (
        <MenuItem danger onClick={() => open("delete-message")}>
          <Trash2 aria-hidden="true" /> Delete for everyone
        </MenuItem>
      )}
      <MenuItem onClick={() => open("timeout")}>
        <Timer aria-hidden="true" /> Time out {message.author.name}
      </MenuItem>
      <MenuItem danger onClick={() => open("ban")}>
        <Ban aria-hidden="true" /> Ban {message.author.name}
      </MenuItem>
    </>
  );
}

type PersonItemsProps = {
  person: User;
  roomId: string;
  /** The viewer keeps order in the room. */
  keeps: boolean;
  /** The viewer belongs to the site's staff. */
  staff: boolean;
  onDone?: () => void;
};

/** What can be done about somebody in a room, as items of their menu: report them; for those who may, act. */
export function PersonItems({ person, roomId, keeps, staff, onDone }: PersonItemsProps) {
  const may = mayIn({ staff, message: false });
  const about = { target: { type: "user", id: person.id }, person, roomId, may, onDone } as const;
  return (
    <>
      {keeps && (
        <>
          <MenuItem onClick={() => openAct({ ...about, preset: "timeout" })}>
            <Timer aria-hidden="true" /> Time out or mute
          </MenuItem>
          <MenuItem danger onClick={() => openAct({ ...about, preset: "ban" })}>
            <Ban aria-hidden="true" /> Ban
          </MenuItem>
        </>
      )}
      <MenuItem
        onClick={() => openReport({ targetType: "user", targetId: person.id, title: person.name, person })}
      >
        <Flag aria-hidden="true" /> Report
      </MenuItem>
    </>
  );
}
