import "server-only";
import type { PlaylistItemModel } from "@/prisma/generated/models";
import { db } from "../db";
import { findCards } from "../media/data";
import { userColumns } from "../users/data";
import type { User } from "../users/schema";
import type { Viewer } from "../viewer";
import { visibleTo, workedOnBy } from "./access-data";
import { limits } from "./limits";
import type { ItemPage, ItemPageInput, PlaylistItem, Unavailable } from "./schema";

/** The columns that `toItems` needs. */
export const itemColumns = {
  id: true,
  mediaId: true,
  position: true,
  note: true,
  startMs: true,
  endMs: true,
  addedById: true,
  addedAt: true,
} as const;
type Row = Pick<PlaylistItemModel, keyof typeof itemColumns>;

/**
 * A page of a playlist's items that the viewer may open, in order; null when they may not. Only people who work on the
 * list, whose editor needs all of it, get more than `limits.itemPage` at once.
 */
export async function findItems(
  viewer: Viewer,
  { playlistId, share, cursor, limit }: ItemPageInput,
): Promise<ItemPage | null> {
  const where = { id: playlistId, ...visibleTo(viewer, share) };
  const playlist = await db.playlist.findFirst({ where, select: { version: true } });
  if (!playlist) return null;
  const most = limit > limits.itemPage && !(await worksOn(viewer, playlistId)) ? limits.itemPage : limit;
  const rows = await db.playlistItem.findMany({
    where: { playlistId, ...(cursor !== undefined && { position: { gt: cursor } }) },
    orderBy: { position: "asc" },
    take: most + 1,
    select: itemColumns,
  });
  const shown = rows.slice(0, most);
  const nextCursor = rows.length > most ? (shown.at(-1)?.position ?? null) : null;
  return { items: await toItems(viewer, shown), nextCursor, version: playlist.version };
}

async function worksOn(viewer: Viewer, id: string) {
  if (!viewer) return false;
  return (await db.playlist.count({ where: { id, ...workedOnBy(viewer) } })) > 0;
}

/** Rows of items as the viewer sees them, in the same order. Of a media they may not see they learn why, and nothing else. */
export async function toItems(viewer: Viewer, rows: Row[]): Promise<PlaylistItem[]> {
  const cards = await findCards(viewer, [...new Set(rows.map((row) => row.mediaId))]);
  const [reasons, users] = await Promise.all([
    findReasons([...new Set(rows.map((row) => row.mediaId).filter((id) => !cards.has(id)))]),
    findUsers([...new Set(rows.flatMap((row) => row.addedById ?? []))]),
  ]);
  return rows.map(({ mediaId, addedById, addedAt, ...row }) => ({
    ...row,
    media: cards.get(mediaId) ?? null,
    unavailable: cards.has(mediaId) ? null : (reasons.get(mediaId) ?? "removed"),
    addedBy: users.get(addedById ?? "") ?? null,
    addedAt: addedAt.toISOString(),
  }));
}

async function findReasons(ids: string[]): Promise<Map<string, Unavailable>> {
  if (ids.length === 0) return new Map();
  const rows = await db.media.findMany({ where: { id: { in: ids } }, select: { id: true, status: true } });
  return new Map(rows.map(({ id, status }) => [id, status === "ready" ? "private" : status]));
}

async function findUsers(ids: string[]): Promise<Map<string, User>> {
  if (ids.length === 0) return new Map();
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: userColumns });
  return new Map(users.map((user) => [user.id, user]));
}
