import "server-only";
import { db } from "../db";
import { visibleTo as visibleMedia } from "../media/data";
import { visibleTo } from "../playlists/access-data";
import { absolute } from "./export-data";

/** A feed holds what came last. */
const ENTRIES = 50;

export type Feed = {
  id: string;
  title: string;
  description: string;
  author: string;
  url: string;
  feedUrl: string;
  updatedAt: Date;
  entries: Entry[];
};

export type Entry = {
  id: string;
  title: string;
  artist: string;
  author: string;
  note: string;
  description: string;
  url: string;
  image: string;
  addedAt: Date;
};

/** What a public list got last, as everyone sees it; null for every other list. */
export async function findFeed(playlistId: string): Promise<Feed | null> {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, visibleTo(null)] },
    select: { id: true, title: true, description: true, createdAt: true, updatedAt: true, ownerId: true },
  });
  if (!list) return null;
  const rows = await db.playlistItem.findMany({
    where: { playlistId, media: visibleMedia(null) },
    orderBy: [{ addedAt: "desc" }, { id: "desc" }],
    take: ENTRIES,
    select: { id: true, mediaId: true, note: true, addedAt: true, addedById: true },
  });
  const names = await findNames([list.ownerId, ...rows.flatMap(({ addedById }) => addedById ?? [])]);
  const media = await findMedia(rows.map(({ mediaId }) => mediaId));
  const author = names.get(list.ownerId) ?? "";
  const entries = rows.flatMap(({ id, mediaId, note, addedAt, addedById }): Entry[] => {
    const shown = media.get(mediaId);
    const url = absolute(`/media/${mediaId}?list=${playlistId}`);
    return shown ? [{ ...shown, id, url, note, addedAt, author: names.get(addedById ?? "") ?? author }] : [];
  });
  const url = absolute(`/playlists/${playlistId}`);
  const updatedAt = entries[0]?.addedAt ?? list.createdAt;
  return { ...list, author, url, feedUrl: `${url}/feed.xml`, updatedAt, entries };
}

async function findNames(ids: string[]) {
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

async function findMedia(ids: string[]) {
  const where = { AND: [{ id: { in: ids } }, visibleMedia(null)] };
  const select = { id: true, title: true, artist: true, description: true, posterSmallUrl: true } as const;
  const rows = await db.media.findMany({ where, select });
  return new Map(
    rows.map(({ id, posterSmallUrl, ...media }) => [id, { ...media, image: absolute(posterSmallUrl) }]),
  );
}
