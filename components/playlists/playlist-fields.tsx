"use client";

import { Field, FieldError, Input, RadioCards, Textarea } from "@/components/ui/field";
import { CoverField } from "./cover-field";
import { TagsField } from "./tags-field";
import type { PlaylistForm } from "./use-playlist-form";
import { visibilityChoices } from "./visibility";

type PlaylistFieldsProps = {
  form: PlaylistForm;
  brief?: boolean;
  /** A list that is there already, whose cover can be chosen from its items. */
  playlistId?: string;
};

/** The fields of `usePlaylistForm`; `brief` leaves the description and the themes for later. */
export function PlaylistFields({ form, brief = false, playlistId }: PlaylistFieldsProps) {
  const { errors } = form.formState;
  return (
    <div className="flex flex-col gap-5">
      <Field label="Title" error={errors.title?.message}>
        <Input autoComplete="off" placeholder="Late night films" {...form.register("title")} />
      </Field>
      {!brief && (
        <Field label="Description" optional error={errors.description?.message}>
          <Textarea {...form.register("description")} />
        </Field>
      )}
      {!brief && <TagsField form={form} />}
      {playlistId && <CoverField form={form} playlistId={playlistId} />}
      <RadioCards legend="Who can see it" options={visibilityChoices} {...form.register("visibility")} />
      {errors.root?.message && <FieldError>{errors.root.message}</FieldError>}
    </div>
  );
}
