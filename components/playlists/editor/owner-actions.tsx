"use client";

import { EllipsisVertical, Pencil, SquareArrowOutUpRight, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { saveWithConsent } from "@/components/sharing/consent";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Lazy } from "@/components/ui/lazy";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import { deletePlaylist, updatePlaylist } from "@/lib/playlists/actions";
import type { PlaylistDetails } from "@/lib/playlists/schema";
import { call } from "../call";

const loadDialog = () => import("../playlist-dialog");

/** Edit details, go to the page that others see, and delete after a question. */
export function OwnerActions({ playlist }: { playlist: PlaylistDetails }) {
  const { id, title, description, visibility, tags, coverMediaId } = playlist;
  const [open, setOpen] = useState<"details" | "delete" | null>(null);
  const router = useRouter();
  const toggle = (name: "details" | "delete") => (shown: boolean) => setOpen(shown ? name : null);
  const details = { title, description, visibility, tags, coverMediaId };
  // As they were when the dialog was opened: what somebody else changes meanwhile does not touch what is typed.
  const [asked, setAsked] = useState<typeof details>();
  async function destroy() {
    const result = await call(() => deletePlaylist({ playlistId: id }));
    if (!result.ok) {
      toastError(result.error.message);
      return;
    }
    toast(`“${title}” is deleted.`);
    router.push("/library");
  }
  return (
    <>
      <Button
        onClick={() => {
          setAsked(details);
          setOpen("details");
        }}
      >
        <Pencil aria-hidden="true" />
        Edit details
      </Button>
      <Menu
        trigger={
          <IconButton label="More" variant="secondary">
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        {visibility === "public" && (
          <>
            <MenuItem render={<Link href={`/playlists/${id}`} />}>
              <SquareArrowOutUpRight aria-hidden="true" /> View its page
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem danger onClick={() => setOpen("delete")}>
          <Trash2 aria-hidden="true" /> Delete playlist
        </MenuItem>
      </Menu>
      {asked && (
        <Lazy load={loadDialog}>
          {({ PlaylistDialog }) => (
            <PlaylistDialog
              key={JSON.stringify(asked)}
              open={open === "details"}
              onOpenChange={toggle("details")}
              title="Edit details"
              saveLabel="Save"
              defaults={asked}
              playlistId={id}
              save={(input) => {
                // A cover that is not shown at the moment stays, unless another one was chosen.
                const chosen = input.coverMediaId === asked.coverMediaId ? undefined : input.coverMediaId;
                const update = { ...input, coverMediaId: chosen, playlistId: id };
                return saveWithConsent((confirmed) => updatePlaylist({ ...update, confirmed }));
              }}
              onSaved={() => {
                setOpen(null);
                router.refresh();
              }}
            />
          )}
        </Lazy>
      )}
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={toggle("delete")}
        title={`Delete “${title}”?`}
        description="The playlist and its order are gone for good. What is in it stays on Matinee."
        confirmLabel="Delete playlist"
        onConfirm={destroy}
      />
    </>
  );
}
