"use client";

import { Crown, Ellipsis, LogOut, ShieldCheck, ShieldOff } from "lucide-react";
import { useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import type { ChatViewer } from "@/components/chat/room-context";
import { PersonItems } from "@/components/moderation/moderation-items";
import { RoomSanctions } from "@/components/moderation/room-sanctions";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import type { MemberRole, Room, RoomMember } from "@/lib/rooms/schema";
import { ListFoot } from "./list-parts";
import { useList } from "./use-list";

type SettingsMembersProps = { room: Room; viewer: Pick<ChatViewer, "id" | "role">; keeps: boolean };

/** Everyone who is in the room, the owner first, with their role, and whether they are here now. */
export function SettingsMembers({ room, viewer, keeps }: SettingsMembersProps) {
  const list = useList<RoomMember>(`/api/rooms/${room.id}/members`);
  const [turn, setTurn] = useState(0);
  function reload() {
    setTurn((before) => before + 1);
    void list.reload();
  }
  return (
    <section aria-label="Members" className="flex flex-col">
      {keeps && <h3 className="mb-1 text-sm font-medium">Members</h3>}
      {!list.items && !list.error && <Skeleton className="h-32" />}
      <ul className="-mx-1.5 flex flex-col">
        {list.items?.map((member) => (
          <Member
            key={member.user.id}
            member={member}
            room={room}
            viewer={viewer}
            keeps={keeps}
            onChanged={reload}
          />
        ))}
      </ul>
      <ListFoot {...list} />
      {keeps && <RoomSanctions key={turn} roomId={room.id} />}
    </section>
  );
}

const roleWords: Record<MemberRole, string> = { owner: "Owner", moderator: "Moderator", member: "" };

type MemberProps = {
  member: RoomMember;
  room: Room;
  viewer: SettingsMembersProps["viewer"];
  keeps: boolean;
  onChanged: () => void;
};

function Member({ member, room, viewer, keeps, onChanged }: MemberProps) {
  const { user, role, here } = member;
  const self = user.id === viewer.id;
  const actable = keeps && !self && role !== "owner" && (room.role !== "moderator" || role === "member");
  return (
    <li className="flex min-h-12 items-center gap-3 px-1.5 py-1">
      <span className="relative">
        <Avatar user={user} size="sm" />
        {here && (
          <span className="absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-overlay bg-success" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-[0.9375rem]">
          {user.name}
          {self && <span className="text-muted"> (you)</span>}
          {here && <span className="sr-only">, here now</span>}
        </span>
        <span className="block truncate text-xs text-muted">
          @{user.handle}
          {roleWords[role] && <span className="font-medium text-accent"> · {roleWords[role]}</span>}
        </span>
      </span>
      {!self && (
        <MemberMenu member={member} room={room} viewer={viewer} keeps={actable} onChanged={onChanged} />
      )}
    </li>
  );
}

type Asked = { title: string; description: string; label: string; done: string; path: string; body: object };

function MemberMenu({ member: { user, role }, room, viewer, keeps, onChanged }: MemberProps) {
  const [asked, setAsked] = useState<Asked>();
  const [asking, setAsking] = useState(false);
  const owns = room.role === "owner";

  async function run(path: string, method: "POST" | "PATCH", body: object, done: string) {
    try {
      await request(`/api/rooms/${room.id}/${path}`, { method, body });
      toast(done);
      onChanged();
    } catch (error) {
      toastError(messageOf(error));
    }
  }

  function ask(question: Asked) {
    setAsked(question);
    setAsking(true);
  }

  function appoint(to: "moderator" | "member") {
    const done = to === "moderator" ? `${user.name} is a moderator now.` : `${user.name} is a member again.`;
    return run(`members/${user.id}`, "PATCH", { role: to }, done);
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${user.name}`} size="sm" className="text-muted max-sm:size-11">
            <Ellipsis />
          </IconButton>
        }
      >
        {owns && role === "member" && (
          <MenuItem onClick={() => appoint("moderator")}>
            <ShieldCheck aria-hidden="true" /> Make moderator
          </MenuItem>
        )}
        {owns && role === "moderator" && (
          <MenuItem onClick={() => appoint("member")}>
            <ShieldOff aria-hidden="true" /> Make member again
          </MenuItem>
        )}
        {owns && (
          <MenuItem onClick={() => ask(questions.transfer(user))}>
            <Crown aria-hidden="true" /> Give the room to {user.name}
          </MenuItem>
        )}
        {owns && <MenuSeparator />}
        {keeps && (
          <MenuItem onClick={() => ask(questions.kick(user))}>
            <LogOut aria-hidden="true" /> Remove from the room
          </MenuItem>
        )}
        <PersonItems
          person={user}
          roomId={room.id}
          keeps={keeps}
          staff={viewer.role !== "user"}
          onDone={onChanged}
        />
      </Menu>
      {asked && (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={asked.title}
          description={asked.description}
          confirmLabel={asked.label}
          onConfirm={() => run(asked.path, "POST", asked.body, asked.done)}
        />
      )}
    </>
  );
}

const questions = {
  transfer: ({ id, name }: RoomMember["user"]): Asked => ({
    title: `Give the room to ${name}?`,
    description: "They become its owner, and you a moderator. Only they can give it back.",
    label: "Give the room",
    done: `The room is ${name}’s now.`,
    path: "transfer",
    body: { userId: id },
  }),
  kick: ({ id, name }: RoomMember["user"]): Asked => ({
    title: `Remove ${name}?`,
    description: "They leave the room at once. Into a room that is not public they must be invited again.",
    label: "Remove",
    done: `${name} is out of the room.`,
    path: "kick",
    body: { userId: id },
  }),
};
