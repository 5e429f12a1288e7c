import "server-only";
import { db } from "../db";
import { findCards } from "../media/data";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { editableBy, playlistGone } from "./access-data";
import type { ChangePage, ChangeRecord } from "./change-schema";
import type { ChangePageInput } from "./edit-schema";

const changeColumns = {
  version: true,
  byId: true,
  kind: true,
  data: true,
  createdAt: true,
  revertedAt: true,
} as const;

/** How many of the media that a change was about are named. */
const NAMED = 3;

/** A page of what was done to a list, newest first, for those who may change it. Throws `not_found` to all others. */
export async function listChanges(
  viewer: SignedIn,
  { playlistId, cursor, limit }: ChangePageInput,
): Promise<ChangePage> {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, editableBy(viewer)] },
    select: { ownerId: true },
  });
  if (!list) throw playlistGone();
  const rows = await db.playlistChange.findMany({
    where: { playlistId, ...(cursor !== undefined && { version: { lt: cursor } }) },
    orderBy: { version: "desc" },
    take: limit + 1,
    select: changeColumns,
  });
  const shown = rows.slice(0, limit).map((row) => ({ ...row, record: toRecord(row) }));
  const [cards, users] = await Promise.all([
    findCards(viewer, [...new Set(shown.flatMap(({ record }) => firstMedia(record)))]),
    findUsers(shown.flatMap(({ byId }) => byId ?? [])),
  ]);
  const items = shown.map(({ version, byId, createdAt, revertedAt, record }) => ({
    version,
    by: users.get(byId ?? "") ?? null,
    at: createdAt.toISOString(),
    ...wordsOf(record),
    media: firstMedia(record).flatMap((id) => cards.get(id) ?? []),
    reverted: revertedAt !== null,
    revertible: revertedAt === null && mayRevert(viewer, list.ownerId, byId, record),
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.version ?? null) : null };
}

/** A row of the history as the record that was kept. */
export function toRecord({ kind, data }: { kind: string; data: unknown }) {
  return { kind, ...(data as object) } as ChangeRecord;
}

/** The owner of a list may revert any change, its editors their own; but what only owners change, only owners revert. */
export function mayRevert(viewer: SignedIn, ownerId: string, byId: string | null, record: ChangeRecord) {
  if (record.kind === "people") return false;
  return viewer.id === ownerId || (viewer.id === byId && record.kind !== "details");
}

function firstMedia(record: ChangeRecord) {
  if (!("items" in record)) return [];
  return record.items.slice(0, NAMED).map(({ mediaId }) => mediaId);
}

/** What is said of a change without a look at its media, which not everyone may see. */
function wordsOf(record: ChangeRecord) {
  return {
    kind: record.kind,
    count: "items" in record ? record.items.length : 0,
    details: record.kind === "details" ? { before: record.before, after: record.after } : null,
    people: record.kind === "people" ? record : null,
    sortedBy: record.kind === "sorted" ? record.by : null,
    suggestedBy: record.kind === "added" ? (record.suggestedBy ?? null) : null,
    reverts: record.reverts ?? null,
  };
}

async function findUsers(ids: string[]) {
  const where = { id: { in: [...new Set(ids)] } };
  const users = await db.user.findMany({ where, select: userColumns });
  return new Map(users.map((user) => [user.id, user]));
}
