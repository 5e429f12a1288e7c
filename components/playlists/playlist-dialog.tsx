"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/action";
import type { PlaylistInput } from "@/lib/playlists/schema";
import { PlaylistFields } from "./playlist-fields";
import { usePlaylistForm } from "./use-playlist-form";

type PlaylistDialogProps<Data> = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  saveLabel: string;
  defaults: PlaylistInput;
  playlistId?: string;
  save: (input: PlaylistInput) => Promise<ActionResult<Data>>;
  onSaved: (data: Data) => void;
};

/** A playlist's title, description and visibility in a dialog. Closing it keeps what was typed for the next time. */
export function PlaylistDialog<Data>({
  open,
  onOpenChange,
  title,
  saveLabel,
  playlistId,
  ...options
}: PlaylistDialogProps<Data>) {
  const formId = useId();
  const { form, submit } = usePlaylistForm(options);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      holds
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={form.formState.isSubmitting}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={submit}>
        <PlaylistFields form={form} playlistId={open ? playlistId : undefined} />
      </form>
    </Dialog>
  );
}
