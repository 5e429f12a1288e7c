import "server-only";
import type { Transaction } from "../db";
import { isVisibleTo } from "../media/data";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { change } from "./change-data";
import type { SortItemsInput, SortKey } from "./edit-schema";
import { orderOf, setOrder } from "./move-data";

type Row = { id: string; visible: boolean; title: string; artist: string; duration: number; added: Date };

/** As people read titles: numbers by their value, whatever the case and the accents. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const comparisons: Record<SortKey, (a: Row, b: Row) => number> = {
  title: (a, b) => collator.compare(a.title, b.title),
  artist: (a, b) => collator.compare(a.artist, b.artist) || collator.compare(a.title, b.title),
  duration: (a, b) => a.duration - b.duration,
  added: (a, b) => a.added.getTime() - b.added.getTime(),
};

/**
 * Puts a whole list in order once; from then on it keeps the order that it is given by hand. Items that compare equal
 * stay as they were, and those whose media the viewer may not see go to the end, so that their place tells nothing.
 */
export function sortItems(viewer: SignedIn, { playlistId, version, by, descending }: SortItemsInput) {
  return change(viewer, { playlistId, version }, editableBy(viewer), async (tx) => {
    const rows = await findRows(tx, viewer, playlistId);
    const before = rows.map(({ id }) => id);
    const after = sorted(rows, by, descending).map(({ id }) => id);
    if (after.every((id, index) => id === before[index]))
      return { result: { order: await orderOf(tx, playlistId) }, record: null };
    const order = await setOrder(tx, playlistId, after);
    return { result: { order }, record: { kind: "sorted", by, order: before, renewed: true } };
  });
}

function sorted(rows: Row[], by: SortKey, descending = false) {
  const sign = descending ? -1 : 1;
  const seen = rows.filter(({ visible }) => visible).sort((a, b) => sign * comparisons[by](a, b));
  return [...seen, ...rows.filter(({ visible }) => !visible)];
}

function findRows(tx: Transaction, viewer: SignedIn, playlistId: string) {
  return tx.$queryRaw<Row[]>`
    SELECT item.id, (${isVisibleTo(viewer)}) AS visible, media.title, media.artist, item.added_at AS added,
      least(coalesce(item.end_ms, media.duration_ms), media.duration_ms) - coalesce(item.start_ms, 0) AS duration
    FROM playlist_item AS item JOIN media ON media.id = item.media_id
    WHERE item.playlist_id = ${playlistId}::uuid ORDER BY item.position`;
}
