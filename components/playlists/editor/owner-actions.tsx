"use client";

import { EllipsisVertical, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Menu, MenuItem } from "@/components/ui/menu";
import { toast, toastError } from "@/components/ui/toast";
import { deletePlaylist, updatePlaylist } from "@/lib/playlists/actions";
import type { PlaylistDetails } from "@/lib/playlists/schema";
import { call } from "../call";
import { PlaylistDialog } from "../playlist-dialog";

/** Edit details, and delete after a question. */
export function OwnerActions({ playlist }: { playlist: PlaylistDetails }) {
  const { id, title, description, visibility } = playlist;
  const [open, setOpen] = useState<"details" | "delete" | null>(null);
  const router = useRouter();
  const toggle = (name: "details" | "delete") => (shown: boolean) => setOpen(shown ? name : null);
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
      <Button onClick={() => setOpen("details")}>
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
        <MenuItem danger onClick={() => setOpen("delete")}>
          <Trash2 aria-hidden="true" /> Delete playlist
        </MenuItem>
      </Menu>
      <PlaylistDialog
        key={`${title}|${description}|${visibility}`}
        open={open === "details"}
        onOpenChange={toggle("details")}
        title="Edit details"
        saveLabel="Save"
        defaults={{ title, description, visibility }}
        save={(input) => updatePlaylist({ ...input, playlistId: id })}
        onSaved={() => {
          setOpen(null);
          router.refresh();
        }}
      />
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
