import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import type { SignedIn } from "../viewer";
import { ownedBy, playlistGone } from "./access-data";
import { createPlaylist } from "./data";
import { keyBetween, keysAfter, MAX_KEY } from "./order";
import {
  type AddInput,
  type CreateInput,
  type ItemRef,
  limits,
  type MoveInput,
  type RestoreInput,
} from "./schema";

const itemColumns = { id: true, position: true, mediaId: true } as const;
type ItemRow = { id: string; position: string; mediaId: string };

/** Makes a playlist, with a first item when a media is named. Answers what `Shelf` needs. */
export async function createPlaylistWith(viewer: SignedIn, { mediaId, ...input }: CreateInput) {
  if (mediaId) await requireMedia(viewer, mediaId);
  let itemId: string | null = null;
  const id = await createPlaylist(viewer, input, async (tx, playlistId) => {
    if (mediaId) itemId = (await append(tx, playlistId, mediaId)).id;
  });
  return { id, title: input.title, visibility: input.visibility, ownerId: viewer.id, itemId };
}

/** Puts a media at the end. One that is in the list already stays where it is, and is answered. */
export async function addItem(viewer: SignedIn, { playlistId, mediaId }: AddInput) {
  await requireOwn(viewer, playlistId);
  await requireMedia(viewer, mediaId);
  return change(viewer, playlistId, async (tx) => {
    const there = await tx.playlistItem.findFirst({ where: { playlistId, mediaId }, select: itemColumns });
    return { item: there ?? (await append(tx, playlistId, mediaId)), added: !there };
  });
}

/** Takes an item out. Answers it, for `restoreItem`. */
export function removeItem(viewer: SignedIn, { playlistId, itemId }: ItemRef) {
  return change(viewer, playlistId, async (tx) => {
    const item = await findItem(tx, playlistId, itemId);
    await tx.playlistItem.deleteMany({ where: { id: itemId, playlistId } });
    return { item };
  });
}

/**
 * Undoes `removeItem`: the same item at the same place, or right behind who has taken that place. A media that has come
 * into the list otherwise stays where it is, and is answered.
 */
export async function restoreItem(viewer: SignedIn, { playlistId, itemId, mediaId, position }: RestoreInput) {
  await requireOwn(viewer, playlistId);
  await requireMedia(viewer, mediaId);
  return change(viewer, playlistId, async (tx) => {
    const known = await tx.playlistItem.findUnique({
      where: { id: itemId },
      select: { ...itemColumns, playlistId: true },
    });
    if (known && (known.playlistId !== playlistId || known.mediaId !== mediaId)) throw stale();
    if (known) return { item: { id: known.id, position: known.position, mediaId } };
    const there = await tx.playlistItem.findFirst({ where: { playlistId, mediaId }, select: itemColumns });
    if (there) return { item: there };
    await requireRoom(tx, playlistId);
    const taken = await tx.playlistItem.findFirst({ where: { playlistId, position }, select: { id: true } });
    const key = taken ? await keyBehind(tx, playlistId, position, itemId) : position;
    const data = { id: itemId, playlistId, mediaId, position: key };
    return { item: await tx.playlistItem.create({ data, select: itemColumns }) };
  });
}

/**
 * Puts an item behind another one, or first; `renewed` says that every position is a new one. Throws `conflict` when
 * either has left the list meanwhile.
 */
export function moveItem(viewer: SignedIn, { playlistId, itemId, afterItemId }: MoveInput) {
  return change(viewer, playlistId, async (tx) => {
    const item = await findItem(tx, playlistId, itemId);
    if (afterItemId === itemId) return { item, renewed: false };
    const after = afterItemId ? (await findItem(tx, playlistId, afterItemId)).position : null;
    const position = await keyBehind(tx, playlistId, after, itemId);
    await tx.playlistItem.update({ where: { id: itemId }, data: { position } });
    if (position.length <= MAX_KEY) return { item: { ...item, position }, renewed: false };
    return { item: await renewKeys(tx, playlistId, itemId), renewed: true };
  });
}

/**
 * One change to the items of an own playlist. It begins by raising the version, and holds that row until the commit,
 * so changes to a list happen one after the other: none reads what another is about to write.
 */
function change<Result>(viewer: SignedIn, playlistId: string, run: (tx: Transaction) => Promise<Result>) {
  return db.$transaction(
    async (tx) => {
      const [playlist] = await tx.playlist.updateManyAndReturn({
        where: { id: playlistId, ...ownedBy(viewer) },
        data: { version: { increment: 1 }, updatedAt: new Date() },
        select: { version: true, visibility: true },
      });
      if (!playlist) throw playlistGone();
      return { ...(await run(tx)), ...playlist };
    },
    { maxWait: 10_000, timeout: 15_000 },
  );
}

async function requireOwn(viewer: SignedIn, playlistId: string) {
  const where = { id: playlistId, ...ownedBy(viewer) };
  if (!(await db.playlist.findFirst({ where, select: { id: true } }))) throw playlistGone();
}

async function requireMedia(viewer: SignedIn, mediaId: string) {
  if (!(await findCards(viewer, [mediaId])).has(mediaId))
    throw new AppError("not_found", "That title is no longer available.");
}

async function requireRoom(tx: Transaction, playlistId: string) {
  if ((await tx.playlistItem.count({ where: { playlistId } })) < limits.items) return;
  const most = limits.items.toLocaleString("en");
  throw new AppError("conflict", `This playlist has ${most} items, and that is the most it can hold.`);
}

async function append(tx: Transaction, playlistId: string, mediaId: string): Promise<ItemRow> {
  await requireRoom(tx, playlistId);
  const position = keyBetween(await lastKey(tx, playlistId), null);
  return tx.playlistItem.create({ data: { playlistId, mediaId, position }, select: itemColumns });
}

async function lastKey(tx: Transaction, playlistId: string) {
  const last = await tx.playlistItem.findFirst({
    where: { playlistId },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  return last?.position ?? null;
}

async function findItem(tx: Transaction, playlistId: string, id: string): Promise<ItemRow> {
  const item = await tx.playlistItem.findFirst({ where: { id, playlistId }, select: itemColumns });
  if (!item) throw stale();
  return item;
}

/** A key right behind another one (null: the start of the list), as if the item that it is for were not there. */
async function keyBehind(tx: Transaction, playlistId: string, after: string | null, itemId: string) {
  const next = await tx.playlistItem.findFirst({
    where: { playlistId, id: { not: itemId }, ...(after !== null && { position: { gt: after } }) },
    orderBy: { position: "asc" },
    select: { position: true },
  });
  return keyBetween(after, next?.position ?? null);
}

/** Gives every item a short key. All are behind the last one in use, so that none is taken halfway through. */
async function renewKeys(tx: Transaction, playlistId: string, itemId: string): Promise<ItemRow> {
  const where = { playlistId };
  const rows = await tx.playlistItem.findMany({ where, orderBy: { position: "asc" }, select: { id: true } });
  const ids = rows.map((row) => row.id);
  const keys = keysAfter(await lastKey(tx, playlistId), ids.length);
  await tx.$executeRaw`
    UPDATE playlist_item SET position = renewed.position
    FROM unnest(${ids}::uuid[], ${keys}::text[]) AS renewed(id, position)
    WHERE playlist_item.id = renewed.id`;
  return findItem(tx, playlistId, itemId);
}

function stale() {
  return new AppError("conflict", "The playlist has changed meanwhile. Here is how it is now.");
}
