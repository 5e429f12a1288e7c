import "server-only";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { visibleTo } from "./data";
import type { Caption, PlayableMedia } from "./schema";

const columns = {
  id: true,
  kind: true,
  title: true,
  artist: true,
  durationMs: true,
  hlsUrl: true,
  posterUrl: true,
  posterSmallUrl: true,
  captions: true,
  colour: true,
} as const;

/** More at once come without their waveforms, which are most of a queue's size. */
const WAVEFORMS = 200;

/** What the player needs of those media of `ids` that the viewer may see, by id. */
export async function findPlayable(viewer: Viewer, ids: string[]): Promise<Map<string, PlayableMedia>> {
  const where = { id: { in: [...new Set(ids)] }, ...visibleTo(viewer) };
  const waveform = ids.length <= WAVEFORMS;
  const rows = await db.media.findMany({ where, select: { ...columns, waveform } });
  const playable = rows.map((row) => ({
    ...row,
    waveform: row.waveform ?? [],
    captions: row.captions as Caption[],
  }));
  return new Map(playable.map((media) => [media.id, media]));
}
