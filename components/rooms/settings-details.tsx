"use client";

import { useEffect } from "react";
import { request } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Room, RoomInput } from "@/lib/rooms/schema";
import { RoomFields } from "./room-fields";
import { useRoomForm } from "./use-room-form";

type SettingsDetailsProps = {
  room: Room;
  onRoom: (room: Room) => void;
  /** Whether the form holds what is not saved. */
  onTyped: (typed: boolean) => void;
};

/** What a room is called, what it is about, and who may join it. */
export function SettingsDetails({ room, onRoom, onTyped }: SettingsDetailsProps) {
  const { form, submit } = useRoomForm(inputOf(room), save);
  const { errors, isSubmitting, isDirty, dirtyFields } = form.formState;
  useEffect(() => {
    onTyped(isDirty);
    return () => onTyped(false);
  }, [isDirty, onTyped]);

  /** Only what was changed: a moderator who renames the room does not undo what another has just set. */
  async function save(input: RoomInput) {
    const changed = Object.fromEntries(
      Object.entries(input).filter(([name]) => dirtyFields[name as keyof RoomInput]),
    );
    if (Object.keys(changed).length > 0) {
      const options = { method: "PATCH", body: changed } as const;
      const answer = await request<{ room: Room }>(`/api/rooms/${room.id}`, options);
      onRoom(answer.room);
      form.reset(inputOf(answer.room));
    }
    toast("Saved.");
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <RoomFields register={form.register} errors={errors} />
      <Button type="submit" variant="primary" pending={isSubmitting} className="self-end">
        Save
      </Button>
    </form>
  );
}

const inputOf = ({ title, topic, visibility }: Room): RoomInput => ({ title, topic, visibility });
