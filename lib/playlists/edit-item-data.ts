import "server-only";
import { db } from "../db";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { editableBy } from "./access-data";
import { change } from "./change-data";
import type { EditItemInput } from "./edit-schema";
import { itemColumns, toItems } from "./items-data";
import { itemGone } from "./move-data";

/**
 * Changes an item's note and the part of its media that is played. A start at 0 and an end at the media's own are none.
 * Throws `invalid` for a part outside of the media.
 */
export async function editItem(viewer: SignedIn, { playlistId, version, itemId, ...input }: EditItemInput) {
  const changed = await change(viewer, { playlistId, version }, editableBy(viewer), async (tx) => {
    const found = await tx.playlistItem.findFirst({
      where: { id: itemId, playlistId },
      select: { mediaId: true, note: true, startMs: true, endMs: true },
    });
    if (!found) throw itemGone();
    const { mediaId, ...before } = found;
    const media = await tx.media.findUniqueOrThrow({ where: { id: mediaId }, select: { durationMs: true } });
    const after = { note: input.note, ...partOf(input, media.durationMs) };
    const same = (["note", "startMs", "endMs"] as const).every((key) => after[key] === before[key]);
    if (same) return { result: {}, record: null };
    await tx.playlistItem.update({ where: { id: itemId }, data: after, select: { id: true } });
    return {
      result: {},
      record: { kind: "edited", items: [{ id: itemId, mediaId, before, after }] },
    };
  });
  const rows = await db.playlistItem.findMany({ where: { id: itemId, playlistId }, select: itemColumns });
  const [item] = await toItems(viewer, rows);
  if (!item) throw itemGone();
  return { ...changed, item };
}

type Part = Pick<EditItemInput, "startMs" | "endMs">;

function partOf(input: Part, durationMs: number): Part {
  const startMs = input.startMs === 0 ? null : input.startMs;
  const endMs = input.endMs !== null && input.endMs >= durationMs ? null : input.endMs;
  const field = (startMs ?? 0) >= durationMs ? "startMs" : "endMs";
  if ((startMs ?? 0) < (endMs ?? durationMs)) return { startMs, endMs };
  const message = "The part has to begin before it ends, and within the media.";
  throw new AppError("invalid", message, { fields: { [field]: message } });
}
