"use client";

import { Archive, Ellipsis, Link2, LogOut, Settings, Users } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { ChatViewer } from "@/components/chat/room-context";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { Menu, MenuItem } from "@/components/ui/menu";
import { whenWords } from "@/components/ui/when";
import type { OwnRoom } from "@/lib/rooms/schema";
import { LeaveRoom } from "./leave-room";
import { copyRoomLink } from "./room-links";
import { RoomPicture } from "./room-picture";
import { countWords } from "./unread-badge";
import { VisibilityIcon } from "./visibility";

const loadSettings = () => import("./room-settings").then((module) => module.RoomSettings);

type OwnRoomRowProps = {
  room: OwnRoom;
  viewer: Pick<ChatViewer, "id" | "role"> | null | undefined;
  onRoom: () => void;
  onGone: () => void;
};

/** One of the viewer's rooms: what it is about, how lively it is, and what they have not read. */
export function OwnRoomRow({ room, viewer, onRoom, onGone }: OwnRoomRowProps) {
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState(false);
  const settings = () => {
    setAsked(true);
    setShown(true);
  };
  return (
    <li className="relative flex items-center gap-3.5 rounded-card px-3 py-2.5 transition-colors focus-within:bg-surface hover:bg-surface">
      <RoomPicture media={room.media} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 font-medium">
          <Name room={room} />
          <VisibilityIcon visibility={room.visibility} className="size-3.5 shrink-0 text-muted" />
        </p>
        <p className="truncate text-sm text-muted">
          {room.media ? room.media.title : "What it was about is gone"}
        </p>
        <p className="truncate text-xs text-muted">{stateOf(room)}</p>
      </div>
      {room.unread > 0 && (
        <span className="rounded-full bg-accent px-2 py-0.5 text-xs font-semibold text-accent-text tabular-nums">
          {countWords(room.unread)}
          <span className="sr-only"> unread</span>
        </span>
      )}
      <RowMenu room={room} onSettings={settings} onGone={onGone} />
      {asked && viewer && (
        <Lazy load={loadSettings}>
          {(RoomSettings) => (
            <RoomSettings
              open={shown}
              onOpenChange={setShown}
              room={room}
              viewer={viewer}
              onRoom={onRoom}
              onGone={() => {
                setShown(false);
                onRoom();
              }}
            />
          )}
        </Lazy>
      )}
    </li>
  );
}

/** The whole row leads there, but for its menu. A closed room leads nowhere. */
function Name({ room }: { room: OwnRoom }) {
  if (room.closed) return <span className="truncate">{room.title}</span>;
  const href = room.media ? `/media/${room.mediaId}?room=${room.id}` : `/rooms/${room.id}`;
  return (
    <Link href={href} prefetch={false} className="truncate after:absolute after:inset-0 after:rounded-card">
      {room.title}
    </Link>
  );
}

function stateOf({ closed, media, people, role, lastActiveAt }: OwnRoom) {
  const yours = role === "owner" ? "Yours · " : role === "moderator" ? "Moderator · " : "";
  if (closed) return `${yours}Closed`;
  if (!media) return `${yours}To read only`;
  const here = people === 0 ? "" : `${people.toLocaleString("en")} here · `;
  return `${yours}${here}Active ${whenWords(lastActiveAt)}`;
}

type RowMenuProps = { room: OwnRoom; onSettings: () => void; onGone: () => void };

function RowMenu({ room, onSettings, onGone }: RowMenuProps) {
  const [leaving, setLeaving] = useState(false);
  const keeps = room.kind === "room" && (room.role === "owner" || room.role === "moderator");

  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${room.title}`} className="relative z-1 text-muted">
            <Ellipsis />
          </IconButton>
        }
      >
        {!room.closed && (room.visibility === "public" || room.role === "owner") && (
          <MenuItem onClick={() => copyRoomLink(room)}>
            <Link2 aria-hidden="true" /> Copy link
          </MenuItem>
        )}
        <MenuItem onClick={onSettings}>
          {keeps ? <Settings aria-hidden="true" /> : <Users aria-hidden="true" />}
          {keeps ? "Room settings" : "Members"}
        </MenuItem>
        {!room.media && !room.closed && (
          <MenuItem render={<Link href={`/rooms/${room.id}`} />}>
            <Archive aria-hidden="true" /> Read
          </MenuItem>
        )}
        <MenuItem onClick={() => setLeaving(true)}>
          <LogOut aria-hidden="true" /> Leave room
        </MenuItem>
      </Menu>
      <LeaveRoom room={room} open={leaving} onOpenChange={setLeaving} onLeft={onGone} />
    </>
  );
}
