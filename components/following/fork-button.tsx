"use client";

import { GitFork } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { signInHere } from "@/components/accounts/sign-in-path";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { toast, toastError } from "@/components/ui/toast";
import { useViewer } from "@/components/viewer";
import { forkPlaylist } from "@/lib/following/actions";
import { deletePlaylist } from "@/lib/playlists/actions";
import type { PlaylistDetails } from "@/lib/playlists/schema";

type ForkButtonProps = { playlist: Pick<PlaylistDetails, "id" | "count">; share?: string };

/** Makes a list of the viewer's own from this one, and opens it. */
export function ForkButton({ playlist: { id, count }, share }: ForkButtonProps) {
  const viewer = useViewer();
  const router = useRouter();
  const [pending, setPending] = useState(false);
  if (count === 0) return null;

  async function undo(playlistId: string) {
    const result = await call(() => deletePlaylist({ playlistId }));
    if (result.ok) router.replace(share ? `/playlists/shared/${share}` : `/playlists/${id}`);
    else toastError(result.error.message);
  }
  async function fork() {
    setPending(true);
    const result = await call(() => forkPlaylist({ playlistId: id, share }));
    setPending(false);
    if (!result.ok) {
      if (result.error.code === "unauthenticated") router.push(signInHere());
      else toastError(result.error.message);
      return;
    }
    const copy = result.data.id;
    router.push(`/library/playlists/${copy}`);
    const action = { label: "Undo", onClick: () => void undo(copy) };
    toast("This is your own copy now. Only you can see it.", { action });
  }
  function press() {
    if (viewer === null) router.push(signInHere());
    else void fork();
  }
  return (
    <Button pending={pending} onClick={press} title="Make a copy of your own, and change it as you like">
      <GitFork aria-hidden="true" />
      Fork
    </Button>
  );
}
