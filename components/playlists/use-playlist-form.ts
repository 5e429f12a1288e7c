"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { ActionResult } from "@/lib/action";
import type { ErrorBody } from "@/lib/errors";
import { type PlaylistInput, playlistInput } from "@/lib/playlists/schema";
import { call } from "./call";

export type PlaylistForm = UseFormReturn<PlaylistInput>;

type Options<Data> = {
  defaults: PlaylistInput;
  save: (input: PlaylistInput) => Promise<ActionResult<Data>>;
  onSaved: (data: Data) => void;
};

/** The form of a playlist's details. What was typed stays until it is saved, whatever the server or network says. */
export function usePlaylistForm<Data>({ defaults, save, onSaved }: Options<Data>) {
  const form = useForm({ resolver: zodResolver(playlistInput), defaultValues: defaults });
  const submit = form.handleSubmit(async (input) => {
    const result = await call(() => save(input));
    if (!result.ok) return showErrors(result.error, form);
    form.reset(defaults);
    onSaved(result.data);
  });
  return { form, submit };
}

function showErrors({ fields = {}, message }: ErrorBody, form: PlaylistForm) {
  const names = ["title", "description", "visibility", "tags"] as const;
  const named = names.filter((name) => fields[name]);
  for (const name of named) form.setError(name, { message: fields[name] });
  if (!named.length) form.setError("root", { message });
}
