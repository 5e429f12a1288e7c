import "server-only";
import { v7 } from "uuid";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { limits } from "./limits";
import { keysBetween } from "./order";

/** An item that is to come into a list. An `id` and `addedAt` are those of one that was there before. */
export type NewItem = {
  id?: string;
  mediaId: string;
  note?: string;
  startMs?: number | null;
  endMs?: number | null;
  addedById: string | null;
  addedAt?: string;
  originId?: string | null;
};

/** What a `ChangeRecord` says of an item that was added. */
export type Inserted = { id: string; mediaId: string; position: string };

/**
 * Puts items at one end of a list, in the order given, in one statement; within a `change` of that list. Media that are
 * gone for good are left out. Throws `conflict` when the list has no room for all.
 */
export async function insertItems(
  tx: Transaction,
  playlistId: string,
  items: NewItem[],
  at: "top" | "bottom" = "bottom",
): Promise<Inserted[]> {
  if (items.length === 0) return [];
  const edge = await tx.playlistItem.findFirst({
    where: { playlistId },
    orderBy: { position: at === "top" ? "asc" : "desc" },
    select: { position: true },
  });
  const end = edge?.position ?? null;
  const keys = at === "top" ? keysBetween(null, end, items.length) : keysBetween(end, null, items.length);
  return insertAt(
    tx,
    playlistId,
    items.map((item, index) => ({ ...item, position: keys[index] ?? "" })),
  );
}

/** As `insertItems`, at places of which none is taken. */
export async function insertAt(
  tx: Transaction,
  playlistId: string,
  items: (NewItem & { position: string })[],
): Promise<Inserted[]> {
  await requireRoom(tx, playlistId, items.length);
  const rows = items.map((item) => ({ ...item, id: item.id ?? v7() }));
  const inserted = await tx.$queryRaw<Inserted[]>`
    INSERT INTO playlist_item
      (id, playlist_id, media_id, position, note, start_ms, end_ms, added_by_id, added_at, origin_id)
    SELECT item.id, ${playlistId}::uuid, media.id, item.position, coalesce(item.note, ''), item."startMs", item."endMs",
      "user".id, coalesce(item."addedAt", now()), item."originId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS item(
      id uuid, "mediaId" uuid, position text, note text, "startMs" int, "endMs" int,
      "addedById" uuid, "addedAt" timestamptz, "originId" uuid
    )
    JOIN media ON media.id = item."mediaId"
    LEFT JOIN "user" ON "user".id = item."addedById"
    RETURNING id, media_id AS "mediaId", position`;
  return inserted.sort((a, b) => (a.position < b.position ? -1 : 1));
}

async function requireRoom(tx: Transaction, playlistId: string, more: number) {
  const count = await tx.playlistItem.count({ where: { playlistId } });
  if (count + more <= limits.items) return;
  const [most, held] = [limits.items, count].map((number) => number.toLocaleString("en"));
  throw new AppError("conflict", `A playlist can hold ${most} items, and this one has ${held}.`);
}
