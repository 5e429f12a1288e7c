import "server-only";
import { db } from "../db";
import { siteUrl } from "../env";
import { visibleTo as visibleMedia } from "../media/data";
import { visibleTo } from "../playlists/access-data";
import type { OpenRef } from "../playlists/schema";
import type { Viewer } from "../viewer";
import type { Track, Transfer } from "./transfer";

const mediaColumns = {
  id: true,
  title: true,
  artist: true,
  durationMs: true,
  hlsUrl: true,
  posterUrl: true,
} as const;

/** A path of this site as an address. */
export function absolute(path: string) {
  return new URL(path, siteUrl).href;
}

/** A playlist to take along, with what of it the viewer may see; null when they may not open it. */
export async function findTransfer(viewer: Viewer, { playlistId, share }: OpenRef): Promise<Transfer | null> {
  const list = await db.playlist.findFirst({
    where: { id: playlistId, ...visibleTo(viewer, share) },
    select: { title: true, description: true, tags: true, visibility: true, updatedAt: true, ownerId: true },
  });
  if (!list) return null;
  const [owner, tracks] = await Promise.all([
    db.user.findUnique({ where: { id: list.ownerId }, select: { name: true } }),
    findTracks(viewer, playlistId),
  ]);
  const { title, description, tags, updatedAt, visibility } = list;
  const url = visibility === "public" ? absolute(`/playlists/${playlistId}`) : "";
  const date = updatedAt.toISOString();
  return { title, description, creator: owner?.name ?? "", url, date, tags, tracks };
}

async function findTracks(viewer: Viewer, playlistId: string): Promise<Track[]> {
  const items = await db.playlistItem.findMany({
    where: { playlistId },
    orderBy: { position: "asc" },
    select: { mediaId: true, note: true, startMs: true, endMs: true },
  });
  const ids = [...new Set(items.map(({ mediaId }) => mediaId))];
  const where = { AND: [{ id: { in: ids } }, visibleMedia(viewer)] };
  const rows = await db.media.findMany({ where, select: mediaColumns });
  const byId = new Map(
    rows.map(({ id, hlsUrl, posterUrl, ...media }) => [
      id,
      {
        ...media,
        url: absolute(`/media/${id}`),
        stream: absolute(hlsUrl),
        image: absolute(posterUrl),
      },
    ]),
  );
  return items.flatMap(({ mediaId, ...part }) => {
    const media = byId.get(mediaId);
    return media ? [{ ...media, ...part }] : [];
  });
}
