"use client";

import { Button } from "@/components/ui/button";
import { PlaylistFields } from "./playlist-fields";
import type { PlaylistForm } from "./use-playlist-form";

type NewShelfProps = { form: PlaylistForm; submit: () => void; onCancel: () => void };

/** The form of a playlist that begins with a media, made without leaving where one is. */
export function NewShelf({ form, submit, onCancel }: NewShelfProps) {
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-6"
    >
      <PlaylistFields form={form} brief />
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="ghost" onClick={onCancel}>
          Back
        </Button>
        <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
          Create and add
        </Button>
      </div>
    </form>
  );
}
