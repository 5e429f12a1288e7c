"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RoomInput } from "@/lib/rooms/schema";
import { RoomFields } from "./room-fields";
import { useRoomForm } from "./use-room-form";

type RoomDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Makes the room. What it throws is shown beside the fields. */
  create: (input: RoomInput) => Promise<void>;
};

const newRoom: RoomInput = { title: "", topic: "", visibility: "public" };

/** Makes a room. Closing it keeps what was typed for the next time; a press beside it does not close it by accident. */
export function RoomDialog({ open, onOpenChange, create }: RoomDialogProps) {
  const id = useId();
  const { form, submit } = useRoomForm(newRoom, create);
  const { errors, isSubmitting, isDirty } = form.formState;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      holds={isDirty}
      title="Create a room"
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={id} variant="primary" pending={isSubmitting}>
            Create
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-5">
        <RoomFields register={form.register} errors={errors} />
      </form>
    </Dialog>
  );
}
