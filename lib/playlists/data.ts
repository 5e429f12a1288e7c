import "server-only";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { userColumns } from "../users/data";
import type { SignedIn, Viewer } from "../viewer";
import { listed, ownedBy, playlistGone, visibleTo } from "./access-data";
import { cardColumns, toCards, totalOf } from "./cards-data";
import { change } from "./change-data";
import { refuseShowing } from "./exposure-data";
import { limits } from "./limits";
import type {
  PageInput,
  PlaylistCard,
  PlaylistDetails,
  PlaylistInput,
  PlaylistPage,
  PlaylistSource,
  ProfilePageInput,
  Shelf,
  UpdateInput,
} from "./schema";
import { findSharedIds } from "./shared-data";

/** A playlist that the viewer may open, or null. `share` is the end of an unlisted one's link. */
export function findPlaylist(viewer: Viewer, id: string, share?: string): Promise<PlaylistDetails | null> {
  return findOne(viewer, { id, ...visibleTo(viewer, share) });
}

/** One of the viewer's own playlists, or null. */
export function findOwnPlaylist(viewer: SignedIn, id: string): Promise<PlaylistDetails | null> {
  return findOne(viewer, { id, ...ownedBy(viewer) });
}

/** The columns that a playlist's form changes. */
export const formColumns = {
  title: true,
  description: true,
  visibility: true,
  tags: true,
  coverMediaId: true,
} as const;

const detailColumns = {
  ...cardColumns,
  description: true,
  version: true,
  tags: true,
  forkedFromId: true,
} as const;

async function findOne(viewer: Viewer, where: PlaylistWhereInput): Promise<PlaylistDetails | null> {
  const row = await db.playlist.findFirst({ where, select: detailColumns });
  if (!row) return null;
  const [[card], { count, durationMs }, forkedFrom] = await Promise.all([
    toCards(viewer, [row]),
    totalOf(viewer, row.id),
    row.forkedFromId ? findSource(viewer, row.forkedFromId) : null,
  ]);
  if (!card) return null;
  const { description, version, tags } = row;
  // What is not shown may be a media that the viewer may not know of.
  const coverMediaId = card.covers[0]?.id === row.coverMediaId ? row.coverMediaId : null;
  return { ...card, count, description, version, tags, coverMediaId, durationMs, forkedFrom };
}

/** What is said of a list that another one was forked from, to those who may open it. */
async function findSource(viewer: Viewer, id: string): Promise<PlaylistSource | null> {
  return db.playlist.findFirst({
    where: { id, ...visibleTo(viewer) },
    select: { id: true, title: true, owner: { select: userColumns } },
  });
}

/** Everyone's public playlists with something in them, latest change first. */
export function listPublic(viewer: Viewer, page: PageInput): Promise<PlaylistPage> {
  return listPage(viewer, listed, page);
}

/** One user's public playlists with something in them, latest change first. */
export function listPublicOf(viewer: Viewer, { userId, ...page }: ProfilePageInput): Promise<PlaylistPage> {
  return listPage(viewer, { AND: [listed, { ownerId: userId }] }, page);
}

/** The viewer's own playlists, latest change first. */
export function listOwn(viewer: SignedIn, page: PageInput): Promise<PlaylistPage> {
  return listPage(viewer, ownedBy(viewer), page);
}

/** Ids and dates of the public playlists, latest change first, for the sitemap. */
export function listPublicDates(limit: number): Promise<{ id: string; updatedAt: Date }[]> {
  return db.playlist.findMany({
    where: listed,
    select: { id: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function listPage(viewer: Viewer, where: PlaylistWhereInput, { cursor, limit }: PageInput) {
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

/** The playlists that the viewer may change, each with the items that hold the media; latest change first. */
export async function listShelves(viewer: SignedIn, mediaId?: string): Promise<Shelf[]> {
  const ids = await findSharedIds(viewer, ["editor"]);
  const others = { id: { in: ids }, kind: "list", ownerId: { not: viewer.id } } as const;
  const [own, shared] = await Promise.all([findShelves(ownedBy(viewer)), findShelves(others)]);
  const latest = [...own, ...shared].sort((one, other) => Number(other.updatedAt) - Number(one.updatedAt));
  const playlists = latest.slice(0, limits.playlists).map(({ updatedAt: _, ...playlist }) => playlist);
  const where = { mediaId, playlistId: { in: playlists.map(({ id }) => id) } };
  const select = { id: true, playlistId: true } as const;
  const items = mediaId ? await db.playlistItem.findMany({ where, select }) : [];
  const itemsOf = new Map<string, string[]>();
  for (const item of items) itemsOf.set(item.playlistId, [...(itemsOf.get(item.playlistId) ?? []), item.id]);
  return playlists.map((playlist) => ({ ...playlist, itemIds: itemsOf.get(playlist.id) ?? [] }));
}

function findShelves(where: PlaylistWhereInput) {
  return db.playlist.findMany({
    where,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limits.playlists,
    select: { id: true, title: true, visibility: true, ownerId: true, updatedAt: true },
  });
}

/** As a change to a list has (change-data.ts): at its end a fork waits for those of the list it is made from. */
const longer = { maxWait: 10_000, timeout: 15_000 };

type NewPlaylist = PlaylistInput & { forkedFromId?: string; forkedVersion?: number };

/** Makes a playlist and answers its id. Throws `conflict` at the limit of playlists a user may have. */
export async function createPlaylist(
  viewer: SignedIn,
  { title, description, visibility, tags, ...rest }: NewPlaylist,
  then?: (tx: Transaction, playlistId: string) => Promise<void>,
): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`;
    if ((await tx.playlist.count({ where: ownedBy(viewer) })) >= limits.playlists) throw shelfFull();
    const { forkedFromId, forkedVersion, coverMediaId } = rest;
    const source = { forkedFromId, forkedVersion, coverMediaId };
    const data = { title, description, visibility, tags, ownerId: viewer.id, ...source };
    const { id } = await tx.playlist.create({ data, select: { id: true } });
    await then?.(tx, id);
    return id;
  }, longer);
}

type Before = Pick<PlaylistCard, "title" | "visibility">;

/**
 * Changes what the form holds; what is left out stays, and a cover is a media of the list. Answers what was there before:
 * read and changed under one lock. Throws a `conflict` with an `Exposure` for what needs a question.
 */
export async function updatePlaylist(viewer: SignedIn, input: UpdateInput): Promise<Before & Restyled> {
  const { playlistId, confirmed, ...form } = input;
  const { before, restyled } = await change(viewer, { playlistId }, ownedBy(viewer), async (tx, list) => {
    const before = await tx.playlist.findUniqueOrThrow({ where: { id: playlistId }, select: formColumns });
    if (!confirmed) await refuseShowing(tx, viewer, list, form.visibility);
    const given = { ...form, ...(form.coverMediaId && (await coverOf(tx, playlistId, form.coverMediaId))) };
    const after = await tx.playlist.update({ where: { id: playlistId }, data: given, select: formColumns });
    const same = JSON.stringify(after) === JSON.stringify(before);
    const restyled = isRestyled(before, after);
    return { result: { before, restyled }, record: same ? null : { kind: "details", before, after } };
  });
  return { title: before.title, visibility: before.visibility, restyled };
}

type Restyled = { restyled: boolean };
type Style = { tags: string[]; coverMediaId: string | null };

/** Whether the themes or the cover are others now, by which lists are found and told apart. */
export function isRestyled(before: Style, after: Style) {
  return styleOf(before) !== styleOf(after);
}

function styleOf({ tags, coverMediaId }: Style) {
  return JSON.stringify([tags, coverMediaId]);
}

async function coverOf(tx: Transaction, playlistId: string, mediaId: string) {
  const item = await tx.playlistItem.findFirst({ where: { playlistId, mediaId }, select: { mediaId: true } });
  return { coverMediaId: item?.mediaId ?? null };
}

/** Deletes a playlist and its items. Answers what was there before. */
export async function deletePlaylist(viewer: SignedIn, playlistId: string): Promise<Before> {
  const [before] = await db.$queryRaw<Before[]>`
    DELETE FROM playlist WHERE id = ${playlistId}::uuid AND owner_id = ${viewer.id}::uuid AND kind = 'list'
    RETURNING title, visibility`;
  if (!before) throw playlistGone();
  return before;
}

function shelfFull() {
  const most = limits.playlists.toLocaleString("en");
  return new AppError("conflict", `You have ${most} playlists, and that is the most one can have.`);
}
