"use client";

import { useState } from "react";
import type { ChatViewer } from "@/components/chat/room-context";
import { RoomRulesSettings } from "@/components/moderation/room-rules";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import type { Room } from "@/lib/rooms/schema";
import { SettingsDetails } from "./settings-details";
import { SettingsGuests } from "./settings-guests";
import { SettingsLinks } from "./settings-links";
import { SettingsManage } from "./settings-manage";
import { SettingsMembers } from "./settings-members";

export type Section = "people" | "details" | "rules" | "links" | "manage";

type RoomSettingsProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  room: Room;
  viewer: Pick<ChatViewer, "id" | "role">;
  section?: Section;
  /** The room as it is after a change. */
  onRoom: (room: Room) => void;
  /** The room is closed, deleted, or not the viewer's to be in any more. */
  onGone: () => void;
};

/** Everything about a room in one place: who is in it, and for those who may, what it is, its links and its end. */
export function RoomSettings({ open, onOpenChange, room, viewer, section, ...told }: RoomSettingsProps) {
  const [typed, setTyped] = useState(false);
  const sections = sectionsFor(room, viewer);
  const [shown, setShown] = useState<Section>(section ?? sections[0]);
  const owns = room.role === "owner";
  const keeps = owns || room.role === "moderator" || viewer.role !== "user";
  const content: Record<Section, React.ReactNode> = {
    details: <SettingsDetails room={room} onRoom={told.onRoom} onTyped={setTyped} />,
    people: (
      <>
        {keeps && room.kind === "room" && <SettingsGuests room={room} />}
        <SettingsMembers room={room} viewer={viewer} keeps={keeps} />
      </>
    ),
    rules: <RoomRulesSettings roomId={room.id} />,
    links: <SettingsLinks room={room} />,
    manage: <SettingsManage room={room} onRoom={told.onRoom} onGone={told.onGone} />,
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} holds={typed} title={room.title} description={room.topic}>
      {sections.length === 1 ? (
        content[sections[0]]
      ) : (
        <Tabs
          label="Room settings"
          value={sections.includes(shown) ? shown : sections[0]}
          onValueChange={setShown}
          tabs={sections.map((value) => ({ value, label: labels[value], content: content[value] }))}
        />
      )}
    </Dialog>
  );
}

const labels: Record<Section, string> = {
  details: "Room",
  people: "People",
  rules: "Rules",
  links: "Links",
  manage: "More",
};

function sectionsFor({ role, kind, visibility, closed }: Room, viewer: Pick<ChatViewer, "role">) {
  const staff = viewer.role !== "user";
  const rules = (role === "owner" || role === "moderator" || staff) && !closed;
  const keeps = rules && kind === "room";
  const ends = (role === "owner" || staff) && kind === "room";
  const sections: Section[] = ["people"];
  if (keeps) sections.unshift("details");
  if (rules) sections.push("rules");
  if (role === "owner" && visibility === "invitation" && !closed) sections.push("links");
  if (ends) sections.push("manage");
  return sections as [Section, ...Section[]];
}
