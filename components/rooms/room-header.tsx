"use client";

import { DoorClosed, Ellipsis, Link2, Lock, LogOut, Pencil } from "lucide-react";
import { useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { useMayModerate, useRoomHandle, useRoomState } from "@/components/chat/room-context";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Lazy } from "@/components/ui/lazy";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import type { Room, RoomInput } from "@/lib/rooms/schema";
import { PeoplePopover } from "./people-popover";

const loadDialog = () => import("./room-dialog").then((module) => module.RoomDialog);

type Asking = "change" | "close" | null;

/** The room's name, who is here, and what can be done with it. */
export function RoomHeader({ onLeave }: { onLeave: () => void }) {
  const room = useRoomState((state) => state.room);
  const [asking, setAsking] = useState<Asking>(null);
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-line border-b pr-2 pl-4">
      <h2 className="flex min-w-0 flex-1 items-center gap-2 text-base font-semibold">
        <span className="truncate">{room.title}</span>
        {room.visibility === "invitation" && (
          <Lock role="img" aria-label="By invitation" className="size-4 shrink-0 text-muted" />
        )}
      </h2>
      <PeoplePopover />
      <RoomMenu room={room} onAsk={setAsking} onLeave={onLeave} />
      {asking && <RoomDialogs room={room} asking={asking} onDone={() => setAsking(null)} onLeave={onLeave} />}
    </header>
  );
}

type RoomMenuProps = { room: Room; onAsk: (asking: Asking) => void; onLeave: () => void };

function RoomMenu({ room, onAsk, onLeave }: RoomMenuProps) {
  const mayModerate = useMayModerate();
  const { viewer } = useRoomHandle();
  const mayClose = room.role === "owner" || viewer.role !== "user";
  const isLobby = room.kind === "lobby";

  async function leave() {
    try {
      await request(`/api/rooms/${room.id}/leave`, { method: "POST", body: {} });
      onLeave();
    } catch (error) {
      toastError(messageOf(error));
    }
  }

  return (
    <Menu
      trigger={
        <IconButton label="Room menu" size="sm" className="text-muted">
          <Ellipsis />
        </IconButton>
      }
    >
      {(room.visibility === "public" || room.role === "owner") && (
        <MenuItem onClick={() => copyLink(room)}>
          <Link2 aria-hidden="true" />
          {room.visibility === "public" ? "Copy link" : "Copy invitation link"}
        </MenuItem>
      )}
      {mayModerate && !isLobby && (
        <MenuItem onClick={() => onAsk("change")}>
          <Pencil aria-hidden="true" /> Edit room
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem onClick={leave}>
        <LogOut aria-hidden="true" /> Leave room
      </MenuItem>
      {mayClose && !isLobby && (
        <MenuItem danger onClick={() => onAsk("close")}>
          <DoorClosed aria-hidden="true" /> Close room
        </MenuItem>
      )}
    </Menu>
  );
}

type RoomDialogsProps = { room: Room; asking: Asking; onDone: () => void; onLeave: () => void };

function RoomDialogs({ room, asking, onDone, onLeave }: RoomDialogsProps) {
  const { engine } = useRoomHandle();

  async function change({ title, visibility }: RoomInput) {
    const body = { title, ...(visibility !== room.visibility && { visibility }) };
    const answer = await request<{ room: Room }>(`/api/rooms/${room.id}`, { method: "PATCH", body });
    engine.takeRoom(answer.room);
  }

  async function closeRoom() {
    try {
      await request(`/api/rooms/${room.id}/close`, { method: "POST", body: {} });
      toast("The room is closed.");
      onLeave();
    } catch (error) {
      toastError(messageOf(error));
    }
  }

  if (asking === "close") {
    return (
      <ConfirmDialog
        open
        onOpenChange={onDone}
        title={`Close “${room.title}”?`}
        description="Everyone leaves, and nobody can read or write here any more."
        confirmLabel="Close room"
        onConfirm={closeRoom}
      />
    );
  }
  return (
    <Lazy load={loadDialog}>
      {(RoomDialog) => (
        <RoomDialog
          open
          onOpenChange={onDone}
          title="Edit room"
          submitLabel="Save"
          defaults={{ title: room.title, topic: room.topic, visibility: room.visibility }}
          save={change}
        />
      )}
    </Lazy>
  );
}

/** The clipboard wants the press itself, so the link is handed over as a promise where the browser takes one. */
async function copyLink(room: Room) {
  try {
    const link = linkOf(room);
    if (typeof ClipboardItem === "undefined") await navigator.clipboard.writeText(await link);
    else {
      const text = link.then((address) => new Blob([address], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    }
    toast(room.visibility === "public" ? "Link copied." : "Invitation link copied.");
  } catch (error) {
    toastError(error instanceof DOMException ? "Your browser did not let us copy that." : messageOf(error));
  }
}

async function linkOf({ id, mediaId, visibility }: Room) {
  const link = new URL(`/media/${mediaId}`, location.origin);
  link.searchParams.set("room", id);
  if (visibility === "invitation") {
    const path = `/api/rooms/${id}/invite`;
    const { token } = await request<{ token: string }>(path, { method: "POST", body: {} });
    link.searchParams.set("invite", token);
  }
  return link.href;
}
