"use client";

import { Ellipsis, Flag, Link2, LogOut, Settings, Users } from "lucide-react";
import { useState } from "react";
import { useMayModerate, useRoomHandle, useRoomState } from "@/components/chat/room-context";
import { openReport } from "@/components/moderation/report";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { Room } from "@/lib/rooms/schema";
import { LeaveRoom } from "./leave-room";
import { PeoplePopover } from "./people-popover";
import { copyRoomLink } from "./room-links";
import type { Section } from "./room-settings";
import { VisibilityIcon } from "./visibility";

const loadSettings = () => import("./room-settings").then((module) => module.RoomSettings);

/** The room's name and topic, who is here, and what can be done with it. */
export function RoomHeader({ onLeave }: { onLeave: () => void }) {
  const { engine, viewer } = useRoomHandle();
  const room = useRoomState((state) => state.room);
  const [asked, setAsked] = useState<{ section: Section | "first"; turn: number }>();
  const [shown, setShown] = useState(false);
  function show(section: Section | "first") {
    setAsked((before) => ({ section, turn: (before?.turn ?? 0) + 1 }));
    setShown(true);
  }
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-line border-b pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <h2 className="flex items-center gap-2 text-base leading-5 font-semibold">
          <span className="truncate">{room.title}</span>
          <VisibilityIcon visibility={room.visibility} className="size-4 shrink-0 text-muted" />
        </h2>
        {room.topic && (
          <p title={room.topic} className="truncate text-xs leading-4 text-muted">
            {room.topic}
          </p>
        )}
      </div>
      <PeoplePopover onAll={() => show("people")} />
      <RoomMenu room={room} onShow={show} onLeave={onLeave} />
      {asked && (
        <Lazy load={loadSettings}>
          {(RoomSettings) => (
            <RoomSettings
              key={asked.turn}
              open={shown}
              onOpenChange={setShown}
              room={room}
              viewer={viewer}
              section={asked.section === "first" ? undefined : asked.section}
              onRoom={engine.takeRoom}
              onGone={onLeave}
            />
          )}
        </Lazy>
      )}
    </header>
  );
}

type RoomMenuProps = { room: Room; onShow: (section: Section | "first") => void; onLeave: () => void };

function RoomMenu({ room, onShow, onLeave }: RoomMenuProps) {
  const mayModerate = useMayModerate();
  const [leaving, setLeaving] = useState(false);
  const owns = room.role === "owner";

  return (
    <>
      <Menu
        trigger={
          <IconButton label="Room menu" size="sm" className="text-muted max-sm:size-11">
            <Ellipsis />
          </IconButton>
        }
      >
        {(room.visibility === "public" || owns) && (
          <MenuItem onClick={() => copyRoomLink(room)}>
            <Link2 aria-hidden="true" />
            {room.visibility === "invitation" ? "Copy invitation link" : "Copy link"}
          </MenuItem>
        )}
        <MenuItem onClick={() => onShow("people")}>
          <Users aria-hidden="true" /> Members
        </MenuItem>
        {mayModerate && room.kind === "room" && (
          <MenuItem onClick={() => onShow("first")}>
            <Settings aria-hidden="true" /> Room settings
          </MenuItem>
        )}
        <MenuSeparator />
        {!owns && (
          <MenuItem
            onClick={() =>
              openReport({ targetType: "room", targetId: room.id, title: `the room “${room.title}”` })
            }
          >
            <Flag aria-hidden="true" /> Report room
          </MenuItem>
        )}
        <MenuItem onClick={() => setLeaving(true)}>
          <LogOut aria-hidden="true" /> Leave room
        </MenuItem>
      </Menu>
      <LeaveRoom room={room} open={leaving} onOpenChange={setLeaving} onLeft={onLeave} />
    </>
  );
}
