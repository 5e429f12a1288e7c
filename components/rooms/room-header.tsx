"use client";

import { Ellipsis, Flag, Link2, LogOut, Pin, Search, Settings, SlidersHorizontal, Users } from "lucide-react";
import { useState } from "react";
import type { Panel } from "@/components/chat/panels";
import { useMayModerate, useRoomHandle, useRoomState } from "@/components/chat/room-context";
import { openReport } from "@/components/moderation/report";
import { ModerateRoomItems } from "@/components/moderation/room-items";
import { SecondScreenButton } from "@/components/second-screen/second-screen-button";
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

type RoomHeaderProps = { onLeave: () => void; onPanel: (panel: Panel) => void };

/** The room's name and topic, who is here, and what can be done with it. */
export function RoomHeader({ onLeave, onPanel }: RoomHeaderProps) {
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
      <SecondScreenButton roomId={room.id} />
      <PeoplePopover onAll={() => show("people")} />
      <IconButton
        label="Search messages"
        size="sm"
        className="text-muted max-sm:hidden"
        onClick={() => onPanel("search")}
      >
        <Search />
      </IconButton>
      <RoomMenu room={room} onShow={show} onPanel={onPanel} onLeave={onLeave} />
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

type RoomMenuProps = RoomHeaderProps & { room: Room; onShow: (section: Section | "first") => void };

function RoomMenu({ room, onShow, onPanel, onLeave }: RoomMenuProps) {
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
        <MenuItem className="sm:hidden" onClick={() => onPanel("search")}>
          <Search aria-hidden="true" /> Search messages
        </MenuItem>
        <MenuItem onClick={() => onPanel("pins")}>
          <Pin aria-hidden="true" /> Pinned messages
        </MenuItem>
        <MenuItem onClick={() => onPanel("settings")}>
          <SlidersHorizontal aria-hidden="true" /> Chat settings
        </MenuItem>
        <MenuSeparator />
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
        <ModerateRoomItems room={room} />
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
