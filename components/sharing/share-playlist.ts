import { call } from "@/components/playlists/call";
import { toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import type { PlaylistCard } from "@/lib/playlists/schema";
import { findShareToken, renewShareToken } from "@/lib/playlists/share-actions";
import { openShare } from "./share";

type Playlist = Pick<PlaylistCard, "id" | "title" | "visibility">;

/** What everyone shares of a public list, or of an unlisted one whose link they have. */
export function sharedList({ id, title }: Pick<Playlist, "id" | "title">, share?: string) {
  const exportPath = `/api/playlists/${id}/export`;
  if (share) return { title, path: sharePath(share), exportPath: `${exportPath}?share=${share}` };
  return { title, path: `/playlists/${id}`, embedPath: `/embed/playlists/${id}`, exportPath };
}

/** Opens the share sheet for one of the viewer's own lists: with its secret link and what renews it, if it is unlisted. */
export async function openOwnShare(playlist: Playlist) {
  const { id, title, visibility } = playlist;
  if (visibility === "public") return openShare(sharedList(playlist));
  if (visibility === "private")
    return openShare({ title, path: null, exportPath: `/api/playlists/${id}/export` });
  const path = await pathFrom(() => findShareToken({ playlistId: id }));
  if (path) openShare({ ...sharedList(playlist), embedPath: undefined, path, renew });

  function renew() {
    return pathFrom(() => renewShareToken({ playlistId: id }));
  }
}

async function pathFrom(run: () => Promise<ActionResult<{ token: string }>>) {
  const result = await call(run);
  if (!result.ok) toastError(result.error.message);
  return result.ok ? sharePath(result.data.token) : null;
}

function sharePath(token: string) {
  return `/playlists/shared/${token}`;
}
