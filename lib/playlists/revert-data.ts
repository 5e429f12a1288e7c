import "server-only";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { type ChangingList, change } from "./change-data";
import type { ChangeRecord, DetailsRecord } from "./change-schema";
import { mayRevert, toRecord } from "./changes-data";
import { formColumns, isRestyled } from "./data";
import type { ChangeRef } from "./edit-schema";
import { refuseExposure, refuseShowing } from "./exposure-data";
import { insertAt, insertItems } from "./insert-data";
import { orderOf, setOrder, setPositions } from "./move-data";
import { placesFor } from "./order";
import { takeOut } from "./remove-data";

/** What reverting did, as a change of its own; `missing` counts what could not come back or was gone already. */
type Reverted = { record: ChangeRecord; missing: number; details?: DetailsRecord };
type Past<Kind extends ChangeRecord["kind"]> = Extract<ChangeRecord, { kind: Kind }>;

/**
 * Takes back one change of a list's history, as far as that can be done to the list as it is now; it goes into the history
 * as a change, which can be reverted in its turn. The owner may revert any, an editor their own. Throws `conflict` when
 * nothing is left of the change, one with an `Exposure` for what needs a question, and `not_found` when the history does
 * not hold it.
 */
export function revertChange(viewer: SignedIn, { playlistId, version, confirmed = false }: ChangeRef) {
  return change(viewer, { playlistId }, editableBy(viewer), async (tx, list) => {
    const row = await tx.playlistChange.findUnique({
      where: { playlistId_version: { playlistId, version } },
      select: { kind: true, data: true, byId: true, revertedAt: true },
    });
    const past = row && toRecord(row);
    if (!row || !past || !mayRevert(viewer, list.ownerId, row.byId, past)) throw unknownChange();
    if (row.revertedAt) throw new AppError("conflict", "That change has been reverted already.");
    const { record, missing, details } = await revert({ tx, viewer, list, version, confirmed }, past);
    await mark(tx, playlistId, version, new Date());
    if (past.reverts) await mark(tx, playlistId, past.reverts, null);
    const restyled = record.kind === "details" && isRestyled(record.before, record.after);
    const result = { kind: past.kind, missing, before: list, now: details, restyled };
    return { result, record: { ...record, reverts: version } };
  });
}

type Reverting = {
  tx: Transaction;
  viewer: SignedIn;
  list: ChangingList;
  version: number;
  /** Whether the viewer means it that others see what not everyone finds by themselves. */
  confirmed: boolean;
};

function revert(reverting: Reverting, past: ChangeRecord): Promise<Reverted> {
  const { tx, list, version } = reverting;
  if (past.kind === "added") return removeAgain(tx, list.id, past);
  if (past.kind === "removed") return putBack(reverting, past);
  if (past.kind === "moved") return moveBack(tx, list.id, version, past);
  if (past.kind === "sorted") return orderAgain(tx, list.id, past);
  if (past.kind === "edited") return editBack(tx, list.id, past);
  if (past.kind === "details") return detailsBack(reverting, past);
  throw unknownChange();
}

async function mark(tx: Transaction, playlistId: string, version: number, revertedAt: Date | null) {
  await tx.playlistChange.updateMany({ where: { playlistId, version }, data: { revertedAt } });
}

async function removeAgain(tx: Transaction, playlistId: string, past: Past<"added">): Promise<Reverted> {
  const items = await takeOut(
    tx,
    playlistId,
    past.items.map(({ id }) => id),
  );
  if (items.length === 0) throw nothingLeft();
  return { record: { kind: "removed", items }, missing: past.items.length - items.length };
}

async function putBack(
  { tx, viewer, list, version, confirmed }: Reverting,
  past: Past<"removed">,
): Promise<Reverted> {
  const playlistId = list.id;
  const items = await absentOf(tx, playlistId, version, past);
  const mediaIds = items.map(({ mediaId }) => mediaId);
  if (!confirmed) await refuseExposure(tx, viewer, list, mediaIds);
  const inserted = (await renewedSince(tx, playlistId, version))
    ? await insertItems(tx, playlistId, items)
    : await insertAt(tx, playlistId, placesFor(await orderOf(tx, playlistId), items));
  if (inserted.length === 0) throw nothingLeft();
  const record = { kind: "added" as const, items: inserted.map(({ id, mediaId }) => ({ id, mediaId })) };
  return { record, missing: past.items.length - inserted.length };
}

/**
 * The removed items that are not back already, as by reverting what has reverted this. A media that was added anew since
 * is in the list, and does not come in twice; what is new, the history tells, for clocks do not say who came first.
 */
async function absentOf(tx: Transaction, playlistId: string, version: number, { items }: Past<"removed">) {
  const back = await tx.playlistItem.findMany({
    where: { id: { in: items.map(({ id }) => id) } },
    select: { id: true },
  });
  const anew = await tx.$queryRaw<{ mediaId: string }[]>`
    SELECT item.media_id AS "mediaId" FROM playlist_item item
    WHERE item.playlist_id = ${playlistId}::uuid AND item.media_id = ANY(${items.map(({ mediaId }) => mediaId)}::uuid[])
      AND item.id::text IN (
        SELECT added->>'id' FROM playlist_change c, jsonb_array_elements(c.data->'items') added
        WHERE c.playlist_id = ${playlistId}::uuid AND c.version > ${version} AND c.kind = 'added'
          AND NOT c.data ? 'reverts'
      )`;
  const present = new Set([...back.map(({ id }) => id), ...anew.map(({ mediaId }) => mediaId)]);
  return items.filter(({ id, mediaId }) => !present.has(id) && !present.has(mediaId));
}

async function moveBack(
  tx: Transaction,
  playlistId: string,
  version: number,
  past: Past<"moved">,
): Promise<Reverted> {
  if (await renewedSince(tx, playlistId, version))
    throw new AppError("conflict", "The whole list was put into another order since.");
  const order = await orderOf(tx, playlistId);
  const now = new Map(order.map((item) => [item.id, item]));
  const items = past.items.filter(({ id }) => now.has(id));
  if (items.length === 0) throw nothingLeft();
  const moving = new Set(items.map(({ id }) => id));
  const others = order.filter(({ id }) => !moving.has(id));
  await setPositions(tx, playlistId, placesFor(others, items));
  const before = items.map((item) => ({ ...item, position: now.get(item.id)?.position ?? item.position }));
  return { record: { kind: "moved", items: before }, missing: past.items.length - items.length };
}

/** What came into the list since stands at the end. */
async function orderAgain(tx: Transaction, playlistId: string, past: Past<"sorted">): Promise<Reverted> {
  const before = (await orderOf(tx, playlistId)).map(({ id }) => id);
  const here = new Set(before);
  const known = past.order.filter((id) => here.has(id));
  const kept = new Set(known);
  await setOrder(tx, playlistId, [...known, ...before.filter((id) => !kept.has(id))]);
  const record = { kind: "sorted" as const, by: past.by, order: before, renewed: true as const };
  return { record, missing: past.order.length - known.length };
}

async function editBack(tx: Transaction, playlistId: string, past: Past<"edited">): Promise<Reverted> {
  const items: Past<"edited">["items"] = [];
  for (const { id, mediaId, before, after } of past.items) {
    const { count } = await tx.playlistItem.updateMany({ where: { id, playlistId }, data: before });
    if (count > 0) items.push({ id, mediaId, before: after, after: before });
  }
  if (items.length === 0) throw nothingLeft();
  return { record: { kind: "edited", items }, missing: past.items.length - items.length };
}

/** Only what that change has changed goes back to how it was. */
async function detailsBack(
  { tx, viewer, list, confirmed }: Reverting,
  past: Past<"details">,
): Promise<Reverted> {
  const { id } = list;
  const before = await tx.playlist.findUniqueOrThrow({ where: { id }, select: formColumns });
  const after = { ...before, ...undone(past) };
  if (!confirmed) await refuseShowing(tx, viewer, list, after.visibility);
  await tx.playlist.update({ where: { id }, data: after, select: { id: true } });
  return { record: { kind: "details", before, after }, missing: 0, details: after };
}

function undone({ before, after }: Past<"details">): Partial<DetailsRecord> {
  const keys = Object.keys(before) as (keyof DetailsRecord)[];
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, before[key]]));
}

async function renewedSince(tx: Transaction, playlistId: string, version: number) {
  const where = { playlistId, version: { gt: version }, data: { path: ["renewed"], equals: true } };
  return (await tx.playlistChange.count({ where })) > 0;
}

function unknownChange() {
  return new AppError("not_found", "That change cannot be reverted any more.");
}

function nothingLeft() {
  return new AppError("conflict", "Nothing is left of that change.");
}
