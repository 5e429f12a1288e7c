import "server-only";
import { v7 } from "uuid";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { inBackground } from "../realtime/background";
import { playlistChannel } from "../realtime/channels";
import { publish } from "../realtime/server";
import type { SignedIn } from "../viewer";
import { playlistGone } from "./access-data";
import type { ChangeRecord, StaleList } from "./change-schema";

/** The list that a change is made to; `version` says which change to it the caller knows as the last one. */
export type ListRef = { playlistId: string; version?: number };

const listColumns = {
  id: true,
  ownerId: true,
  version: true,
  peopleEpoch: true,
  visibility: true,
  title: true,
} as const;

/** The list that is being changed, with the version that the change makes. */
export type ChangingList = Awaited<ReturnType<typeof raise>>;

/**
 * What a change answers, and what goes into the list's history; no record: nothing was changed after all. With
 * `shutsOut` the list moves to a new channel, which is signed only for who works on it after the change.
 */
export type Done<Result> = { result: Result; record: ChangeRecord | null; shutsOut?: boolean };

/**
 * What is kept of a list's history. Older changes, and those beyond that size, are forgotten and cannot be reverted. Who
 * comes and goes counts apart: that can be anyone with a link, and it must not push out what others could revert.
 */
const HISTORY = { changes: 500, bytes: 4_000_000 } as const;
/** The history is cut at every so many changes, and at every change of more than so many items. */
const CUT_EVERY = 50;

const REORDER_MS = 60_000;

/**
 * One change to a list that fits `who`: everything in one transaction, which begins by raising the version and holds that
 * row until the commit, so that changes to a list happen one after the other and none reads what another is about to
 * write. The record goes into the history, and the people who work on the list hear of it after the commit. A `version`
 * that is not the present one is a `conflict` whose details are a `StaleList`; no such list is `not_found`. Without a
 * record nothing is kept, not even the version.
 */
export async function change<Result extends object>(
  viewer: SignedIn,
  ref: ListRef,
  who: PlaylistWhereInput,
  run: (tx: Transaction, list: ChangingList) => Promise<Done<Result>>,
) {
  return inChange(async (tx) => {
    const list = await raise(tx, ref, who);
    const { result, record, shutsOut } = await run(tx, list);
    if (record) await keep(tx, viewer, list, record);
    const version = record ? list.version : list.version - 1;
    const changed = shutsOut ? await turnEpoch(tx, list) : list;
    return {
      result: { ...result, version, visibility: list.visibility },
      changed: record ? [changed] : [],
    };
  });
}

/** Gives up the list's channel for the next epoch's. */
async function turnEpoch(tx: Transaction, list: ChangingList): Promise<Changed> {
  const peopleEpoch = list.peopleEpoch + 1;
  await tx.playlist.update({ where: { id: list.id }, data: { peopleEpoch }, select: { id: true } });
  return { ...list, peopleEpoch, movedFrom: list.peopleEpoch };
}

type Changed = ChangingList & { movedFrom?: number };
type Outcome<Result> = { result: Result; changed: Changed[] };

/** Runs a transaction of changes and tells of them. One that changed nothing is taken back. */
export async function inChange<Result>(run: (tx: Transaction) => Promise<Outcome<Result>>) {
  const outcome = await db
    .$transaction(
      async (tx) => {
        const done = await run(tx);
        if (done.changed.length === 0) throw new Unchanged(done.result);
        return done;
      },
      { maxWait: 10_000, timeout: 15_000 },
    )
    .catch((error: unknown): Outcome<Result> => {
      if (error instanceof Unchanged) return { result: error.result as Result, changed: [] };
      throw error;
    });
  for (const list of outcome.changed) inBackground(() => tellOf(list));
  return outcome.result;
}

async function tellOf({ id, version, peopleEpoch: epoch, movedFrom }: Changed) {
  if (movedFrom !== undefined) await publish(playlistChannel(id, movedFrom), "moved", { epoch });
  await publish(playlistChannel(id, epoch), "changed", { version });
}

class Unchanged extends Error {
  constructor(readonly result: unknown) {
    super("Nothing was changed.");
  }
}

/**
 * Begins a change: the list with its new version, locked until the commit. The lock comes first, since a statement that
 * has waited for one still sees the collaborators of before: whoever was removed meanwhile would get through.
 */
export async function raise(tx: Transaction, { playlistId, version }: ListRef, who: PlaylistWhereInput) {
  await tx.$queryRaw`SELECT 1 FROM playlist WHERE id = ${playlistId}::uuid FOR NO KEY UPDATE`;
  const [list] = await tx.playlist.updateManyAndReturn({
    where: { AND: [{ id: playlistId }, who] },
    data: { version: { increment: 1 } },
    select: listColumns,
  });
  if (!list) throw playlistGone();
  if (version !== undefined && version !== list.version - 1) throw await staleAt(tx, list);
  return list;
}

/**
 * Ends a change: its record goes into the list's history. The time of a list's last change stands in several indexes, one
 * of which then reads all of its text again: while someone puts it in order by hand, once a minute will do.
 */
export async function keep(tx: Transaction, viewer: SignedIn, list: ChangingList, record: ChangeRecord) {
  const { kind, ...data } = record;
  const now = new Date();
  const due = kind === "moved" ? new Date(now.getTime() - REORDER_MS) : now;
  await tx.$executeRaw`
    WITH touched AS (UPDATE playlist SET updated_at = ${now} WHERE id = ${list.id}::uuid AND updated_at < ${due})
    INSERT INTO playlist_change (id, playlist_id, version, by_id, kind, data, created_at)
    VALUES (${v7()}::uuid, ${list.id}::uuid, ${list.version}, ${viewer.id}::uuid, ${kind}, ${JSON.stringify(data)}::jsonb, ${now})`;
  const large = "items" in record && record.items.length > CUT_EVERY;
  if (large || kind === "sorted" || list.version % CUT_EVERY === 0) await cutHistory(tx, list.id);
}

async function cutHistory(tx: Transaction, playlistId: string) {
  await tx.$executeRaw`
    DELETE FROM playlist_change USING (
      SELECT id, row_number() OVER newest AS place, sum(pg_column_size(data)) OVER newest AS bytes
      FROM playlist_change WHERE playlist_id = ${playlistId}::uuid
      WINDOW newest AS (PARTITION BY kind = 'people' ORDER BY version DESC)
    ) AS kept
    WHERE playlist_change.id = kept.id AND kept.place > 1
      AND (kept.place > ${HISTORY.changes} OR kept.bytes > ${HISTORY.bytes})`;
}

async function staleAt(tx: Transaction, list: ChangingList) {
  const order = await tx.playlistItem.findMany({
    where: { playlistId: list.id },
    orderBy: { position: "asc" },
    select: { id: true, position: true },
  });
  const details: StaleList = { reason: "stale", version: list.version - 1, order };
  return new AppError("conflict", "The list has changed meanwhile. Here is how it is now.", { details });
}
