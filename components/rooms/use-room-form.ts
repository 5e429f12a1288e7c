"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { messageOf, RequestError } from "@/components/chat/api";
import { type RoomInput, roomInput } from "@/lib/rooms/schema";

const fields = ["title", "topic", "visibility"] as const;

/** The form of a room. What `save` throws is shown beside the fields, and nothing typed is lost. */
export function useRoomForm(defaults: RoomInput, save: (input: RoomInput) => Promise<void>) {
  const form = useForm<RoomInput>({ resolver: zodResolver(roomInput), defaultValues: defaults });
  const submit = form.handleSubmit(async (input) => {
    try {
      await save(input);
    } catch (error) {
      const refused = error instanceof RequestError ? error.fields : undefined;
      const field = fields.find((name) => refused?.[name]);
      form.setError(field ?? "root", { message: (field && refused?.[field]) || messageOf(error) });
    }
  });
  return { form, submit };
}
