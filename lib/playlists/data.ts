import "server-only";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import type { SignedIn, Viewer } from "../viewer";
import { cardColumns, toCards, totalDuration } from "./cards-data";
import {
  limits,
  type PageInput,
  type PlaylistDetails,
  type PlaylistInput,
  type PlaylistPage,
  type Shelf,
  type UpdateInput,
} from "./schema";

/** Only the owner changes a playlist. */
export function ownedBy(viewer: SignedIn) {
  return { ownerId: viewer.id } satisfies PlaylistWhereInput;
}

/** Who may open a playlist whose id they know. */
export function visibleTo(viewer: Viewer): PlaylistWhereInput {
  const shared: PlaylistWhereInput = { visibility: { in: ["public", "unlisted"] } };
  return viewer ? { OR: [shared, ownedBy(viewer)] } : shared;
}

/** What may be shown to someone who was given no link: public, and with something in it. */
const listed: PlaylistWhereInput = { visibility: "public", items: { some: {} } };

/** A playlist that the viewer may open, or null. */
export function findPlaylist(viewer: Viewer, id: string): Promise<PlaylistDetails | null> {
  return findOne(viewer, { id, ...visibleTo(viewer) });
}

/** One of the viewer's own playlists, or null. */
export function findOwnPlaylist(viewer: SignedIn, id: string): Promise<PlaylistDetails | null> {
  return findOne(viewer, { id, ...ownedBy(viewer) });
}

async function findOne(viewer: Viewer, where: PlaylistWhereInput): Promise<PlaylistDetails | null> {
  const select = { ...cardColumns, description: true, version: true } as const;
  const row = await db.playlist.findFirst({ where, select });
  if (!row) return null;
  const [[card], durationMs] = await Promise.all([toCards(viewer, [row]), totalDuration(viewer, row.id)]);
  return card ? { ...card, description: row.description, version: row.version, durationMs } : null;
}

/** Everyone's public playlists with something in them, latest change first. */
export function listPublic(viewer: Viewer, page: PageInput): Promise<PlaylistPage> {
  return listPage(viewer, listed, page);
}

/** The viewer's own playlists, latest change first. */
export function listOwn(viewer: SignedIn, page: PageInput): Promise<PlaylistPage> {
  return listPage(viewer, ownedBy(viewer), page);
}

async function listPage(viewer: Viewer, where: PlaylistWhereInput, { cursor, limit }: PageInput) {
  const rows = await db.playlist.findMany({
    where: { AND: [where, cursor ? olderThan(cursor) : {}] },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: cardColumns,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? `${last.updatedAt.toISOString()}_${last.id}` : null;
  return { items: await toCards(viewer, shown), nextCursor };
}

/** The first condition is the one an index range starts at. */
function olderThan(cursor: string): PlaylistWhereInput {
  const [at = "", id = ""] = cursor.split("_");
  const updatedAt = new Date(at);
  if (Number.isNaN(updatedAt.getTime())) throw new AppError("invalid", "That is not a page.");
  return { updatedAt: { lte: updatedAt }, OR: [{ updatedAt: { lt: updatedAt } }, { id: { lt: id } }] };
}

/** All of the viewer's playlists, each with the item that holds the media; latest change first. */
export async function listShelves(viewer: SignedIn, mediaId: string): Promise<Shelf[]> {
  const playlists = await db.playlist.findMany({
    where: ownedBy(viewer),
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limits.playlists,
    select: { id: true, title: true, visibility: true },
  });
  const items = await db.playlistItem.findMany({
    where: { mediaId, playlist: ownedBy(viewer) },
    select: { id: true, playlistId: true },
  });
  const itemOf = new Map(items.map((item) => [item.playlistId, item.id]));
  return playlists.map((playlist) => ({ ...playlist, itemId: itemOf.get(playlist.id) ?? null }));
}

/** Makes a playlist and answers its id. Throws `conflict` at the limit of playlists a user may have. */
export async function createPlaylist(
  viewer: SignedIn,
  { title, description, visibility }: PlaylistInput,
  then?: (tx: Transaction, playlistId: string) => Promise<void>,
): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`;
    if ((await tx.playlist.count({ where: ownedBy(viewer) })) >= limits.playlists) throw shelfFull();
    const data = { title, description, visibility, ownerId: viewer.id };
    const { id } = await tx.playlist.create({ data, select: { id: true } });
    await then?.(tx, id);
    return id;
  });
}

/** Changes what the form holds. Answers the visibility before. */
export async function updatePlaylist(viewer: SignedIn, { playlistId, ...input }: UpdateInput) {
  const where = { id: playlistId, ...ownedBy(viewer) };
  const before = await db.playlist.findFirst({ where, select: { visibility: true } });
  const { title, description, visibility } = input;
  const data = { title, description, visibility, updatedAt: new Date() };
  const { count } = await db.playlist.updateMany({ where, data });
  if (!before || count === 0) throw playlistGone();
  return { before: before.visibility };
}

/** Deletes a playlist and its items. Answers the visibility it had. */
export async function deletePlaylist(viewer: SignedIn, playlistId: string) {
  const where = { id: playlistId, ...ownedBy(viewer) };
  const before = await db.playlist.findFirst({ where, select: { visibility: true } });
  const { count } = await db.playlist.deleteMany({ where });
  if (!before || count === 0) throw playlistGone();
  return { before: before.visibility };
}

/** What a missing playlist and someone else's have in common. */
export function playlistGone() {
  return new AppError("not_found", "That playlist is gone.");
}

function shelfFull() {
  const most = limits.playlists.toLocaleString("en");
  return new AppError("conflict", `You have ${most} playlists, and that is the most one can have.`);
}
