import "server-only";
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import { findPlayable } from "../media/playable-data";
import type { PlayableMedia } from "../media/schema";
import { keyBetween } from "../playlists/order";
import type { SignedIn } from "../viewer";
import { findPositions } from "./history-data";
import {
  type BuiltInKind,
  type DropInput,
  type KeepInput,
  type LibraryPage,
  type ListInput,
  limits,
} from "./schema";

const titles: Record<BuiltInKind, string> = { watch_later: "Watch later", liked: "Liked" };

const itemColumns = { id: true, mediaId: true, position: true } as const;

/** The one rule of whose a built-in list is: its owner's, and nobody else's in any way. */
function builtInOf(viewer: SignedIn, kind: BuiltInKind) {
  return { ownerId: viewer.id, kind };
}

/**
 * Puts a media at the head of one of the viewer's built-in lists, or back to `position`; one that is in it stays where it
 * is. Throws `not_found` for a media that they may not see, and `conflict` when the list is full.
 */
export async function keepMedia(viewer: SignedIn, { kind, mediaId, position }: KeepInput) {
  if (!(await findCards(viewer, [mediaId])).has(mediaId))
    throw new AppError("not_found", "That title is no longer available.");
  return db.$transaction(async (tx) => {
    const playlistId = await openList(tx, viewer, kind);
    const there = await tx.playlistItem.findFirst({ where: { playlistId, mediaId }, select: itemColumns });
    if (there) return { added: false };
    if ((await tx.playlistItem.count({ where: { playlistId } })) >= limits.items) throw full(kind);
    const place = await freePlace(tx, playlistId, position);
    const data = { playlistId, mediaId, position: place, addedById: viewer.id };
    await tx.playlistItem.create({ data, select: { id: true } });
    return { added: true };
  });
}

/** Takes a media out of one of the viewer's built-in lists. Answers its place, for undo; null when it was not in it. */
export async function dropMedia(viewer: SignedIn, { kind, mediaId }: DropInput) {
  const [item] = await db.$queryRaw<{ position: string }[]>`
    DELETE FROM playlist_item USING playlist
    WHERE playlist.id = playlist_item.playlist_id AND playlist.owner_id = ${viewer.id}::uuid
      AND playlist.kind = ${kind}::"PlaylistKind" AND playlist_item.media_id = ${mediaId}::uuid
    RETURNING playlist_item.position`;
  return { position: item?.position ?? null };
}

/** A page of one of the viewer's built-in lists, what came last first. */
export async function listKept(viewer: SignedIn, { kind, cursor, limit }: ListInput): Promise<LibraryPage> {
  const list = await db.playlist.findFirst({ where: builtInOf(viewer, kind), select: { id: true } });
  if (!list) return { items: [], nextCursor: null, count: 0 };
  const where = { playlistId: list.id };
  const [rows, count] = await Promise.all([
    db.playlistItem.findMany({
      where: { ...where, ...(cursor !== undefined && { position: { gt: cursor } }) },
      orderBy: { position: "asc" },
      take: limit + 1,
      select: itemColumns,
    }),
    db.playlistItem.count({ where }),
  ]);
  const shown = rows.slice(0, limit);
  const ids = shown.map((row) => row.mediaId);
  const [cards, positions] = await Promise.all([findCards(viewer, ids), findPositions(viewer, ids)]);
  const items = shown.map((row) => ({
    ...row,
    media: cards.get(row.mediaId) ?? null,
    positionMs: positions.get(row.mediaId) ?? null,
  }));
  return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.position ?? null) : null, count };
}

/** What playing one of the viewer's built-in lists plays, in order, without what they may not see. */
export async function findKeptQueue(viewer: SignedIn, kind: BuiltInKind): Promise<PlayableMedia[]> {
  const items = await db.playlistItem.findMany({
    where: { playlist: builtInOf(viewer, kind) },
    orderBy: { position: "asc" },
    select: { mediaId: true },
  });
  const ids = items.map(({ mediaId }) => mediaId);
  const playable = await findPlayable(viewer, ids);
  return ids.flatMap((id) => playable.get(id) ?? []);
}

/** Which of the viewer's built-in lists hold a media. */
export async function findKept(viewer: SignedIn, mediaId: string): Promise<Set<BuiltInKind>> {
  const rows = await db.$queryRaw<{ kind: BuiltInKind }[]>`
    SELECT playlist.kind::text AS kind
    FROM playlist_item JOIN playlist ON playlist.id = playlist_item.playlist_id
    WHERE playlist_item.media_id = ${mediaId}::uuid AND playlist.owner_id = ${viewer.id}::uuid
      AND playlist.kind <> 'list'`;
  return new Set(rows.map(({ kind }) => kind));
}

/** The viewer's list of a kind, made when first needed; its row is held until the commit, so that changes queue up. */
async function openList(tx: Transaction, viewer: SignedIn, kind: BuiltInKind): Promise<string> {
  const [list] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO playlist (id, owner_id, kind, title)
    VALUES (${uuid()}::uuid, ${viewer.id}::uuid, ${kind}::"PlaylistKind", ${titles[kind]})
    ON CONFLICT (owner_id, kind) WHERE kind <> 'list' DO UPDATE SET version = playlist.version + 1, updated_at = now()
    RETURNING id`;
  if (!list) throw new Error("A built-in list was neither there nor made.");
  return list.id;
}

/** The wanted place, or the one behind who has taken it; the head of the list when none is wanted. */
async function freePlace(tx: Transaction, playlistId: string, wanted: string | undefined) {
  const next = await tx.playlistItem.findFirst({
    where: { playlistId, ...(wanted !== undefined && { position: { gte: wanted } }) },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  if (wanted === undefined) return keyBetween(null, next?.position ?? null);
  if (next?.position !== wanted) return wanted;
  const after = await tx.playlistItem.findFirst({
    where: { playlistId, position: { gt: wanted } },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  return keyBetween(wanted, after?.position ?? null);
}

function full(kind: BuiltInKind) {
  const most = limits.items.toLocaleString("en");
  return new AppError(
    "conflict",
    `“${titles[kind]}” holds ${most} titles, and that is the most it can hold.`,
  );
}
