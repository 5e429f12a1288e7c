import "server-only";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards, visibleTo as visibleMedia } from "../media/data";
import { userColumns } from "../users/data";
import type { User } from "../users/schema";
import type { SignedIn, Viewer } from "../viewer";
import {
  type Cover,
  limits,
  type PageInput,
  type PlaylistCard,
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

const cardColumns = { id: true, ownerId: true, title: true, visibility: true, updatedAt: true } as const;
const COVERS = 4;
/** Covers are looked for among this many first items, some of which may be invisible to the viewer. */
const COVER_CANDIDATES = 12;

type Row = Omit<PlaylistCard, "count" | "covers" | "owner" | "updatedAt"> & {
  ownerId: string;
  updatedAt: Date;
};

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

async function totalDuration(viewer: Viewer, playlistId: string) {
  const items = await db.playlistItem.findMany({
    where: { playlistId, media: visibleMedia(viewer) },
    select: { media: { select: { durationMs: true } } },
  });
  return items.reduce((sum, { media }) => sum + media.durationMs, 0);
}

async function toCards(viewer: Viewer, rows: Row[]): Promise<PlaylistCard[]> {
  const ids = rows.map((row) => row.id);
  const [owners, counts, covers] = await Promise.all([
    findOwners(rows),
    countItems(viewer, ids),
    findCovers(viewer, ids),
  ]);
  return rows.flatMap(({ ownerId, updatedAt, id, title, visibility }) => {
    const owner = owners.get(ownerId);
    if (!owner) return [];
    const shown = { count: counts.get(id) ?? 0, covers: covers.get(id) ?? [] };
    return [{ id, title, visibility, owner, updatedAt: updatedAt.toISOString(), ...shown }];
  });
}

async function findOwners(rows: Row[]): Promise<Map<string, User>> {
  const where = { id: { in: [...new Set(rows.map((row) => row.ownerId))] } };
  const users = await db.user.findMany({ where, select: userColumns });
  return new Map(users.map((user) => [user.id, user]));
}

async function countItems(viewer: Viewer, ids: string[]) {
  const counts = await db.playlistItem.groupBy({
    by: ["playlistId"],
    where: { playlistId: { in: ids }, media: visibleMedia(viewer) },
    _count: true,
  });
  return new Map(counts.map(({ playlistId, _count }) => [playlistId, _count]));
}

async function findCovers(viewer: Viewer, ids: string[]): Promise<Map<string, Cover[]>> {
  const firsts = await db.$queryRaw<{ playlistId: string; mediaIds: string[] }[]>`
    SELECT playlist.id AS "playlistId", array_agg(first.media_id ORDER BY first.position) AS "mediaIds"
    FROM unnest(${ids}::uuid[]) AS playlist(id)
    CROSS JOIN LATERAL (
      SELECT media_id, position FROM playlist_item
      WHERE playlist_id = playlist.id ORDER BY position LIMIT ${COVER_CANDIDATES}
    ) AS first
    GROUP BY playlist.id`;
  const cards = await findCards(viewer, [...new Set(firsts.flatMap(({ mediaIds }) => mediaIds))]);
  return new Map(firsts.map(({ playlistId, mediaIds }) => [playlistId, coversOf(mediaIds, cards)]));
}

function coversOf(mediaIds: string[], cards: Map<string, Cover>): Cover[] {
  const seen = [...new Set(mediaIds)].flatMap((id) => cards.get(id) ?? []);
  return seen.slice(0, COVERS).map(({ id, posterSmallUrl, colour }) => ({ id, posterSmallUrl, colour }));
}
