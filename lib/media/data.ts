import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { MediaModel, MediaWhereInput } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import type { Viewer } from "../viewer";
import { decodeCursor, encodeCursor } from "./cursor";
import type {
  Caption,
  MediaCard,
  MediaDetails,
  MediaItem,
  MediaKind,
  MediaPage,
  MediaQuery,
  Visibility,
} from "./schema";
import { rankMedia, rankSimilar } from "./search-data";

/**
 * What a viewer may open when they know its id: what is ready to play. Private media are not released yet: only admins
 * see them.
 */
export function visibleTo(viewer: Viewer) {
  return { visibility: { in: openTo(viewer) }, status: "ready" } satisfies MediaWhereInput;
}

/** `visibleTo` as SQL on a row of media that goes by the name given. */
export function isVisibleTo(viewer: Viewer, media = Prisma.sql`media`) {
  return Prisma.sql`${media}.status = 'ready' AND ${media}.visibility = ANY(${openTo(viewer)}::"Visibility"[])`;
}

function openTo(viewer: Viewer): Visibility[] {
  return viewer?.role === "admin" ? ["public", "unlisted", "private"] : ["public", "unlisted"];
}

/** What lists and searches show to everyone; search-data.ts says the same in SQL. */
const listed = { visibility: "public", status: "ready" } satisfies MediaWhereInput;

const cardColumns = {
  id: true,
  kind: true,
  title: true,
  artist: true,
  durationMs: true,
  posterUrl: true,
  posterSmallUrl: true,
  colour: true,
} as const;

const itemColumns = { ...cardColumns, description: true, hlsUrl: true, captions: true } as const;
const detailColumns = {
  ...itemColumns,
  waveform: true,
  tags: true,
  visibility: true,
  createdAt: true,
} as const;

type ItemRow = Pick<MediaModel, keyof typeof itemColumns>;

function toItem<Row extends ItemRow>({ captions, ...row }: Row) {
  return { ...row, captions: captions as Caption[] };
}

/** One media with all that its page and the player need, or null when there is none that the viewer may see. */
export async function findMedia(viewer: Viewer, id: string): Promise<MediaDetails | null> {
  const row = await db.media.findFirst({ where: { id, ...visibleTo(viewer) }, select: detailColumns });
  return row && { ...toItem(row), createdAt: row.createdAt.toISOString() };
}

/**
 * The cards of those media of `ids` that the viewer may see, by id. Within a transaction give it that one: a second
 * connection may never come while others wait for what the transaction holds.
 */
export async function findCards(
  viewer: Viewer,
  ids: string[],
  tx: Pick<Transaction, "media"> = db,
): Promise<Map<string, MediaCard>> {
  const where = { id: { in: [...new Set(ids)] }, ...visibleTo(viewer) };
  const cards = await tx.media.findMany({ where, select: cardColumns });
  return new Map(cards.map((card) => [card.id, card]));
}

type List = { kind?: MediaKind; cursor?: string; limit: number };

/** A page of the public media, newest first. Throws `invalid` for a cursor of another order. */
export async function listMedia(_viewer: Viewer, { kind, cursor, limit }: List): Promise<MediaPage> {
  const rows = await db.media.findMany({
    where: { ...listed, ...(kind && { kind }), ...(cursor && olderThan(cursor)) },
    select: { ...itemColumns, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit && shown.at(-1);
  return {
    items: shown.map(({ createdAt: _, ...row }) => toItem(row)),
    nextCursor: last ? encodeCursor<"newest">("newest", last.createdAt.toISOString(), last.id) : null,
  };
}

/** In this form PostgreSQL starts at the cursor's place in the index. */
function olderThan(cursor: string): MediaWhereInput {
  const [, createdAt, id] = decodeCursor("newest", cursor);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

/** A page of search results, best first (`rankMedia` says how); the newest media when the query is blank. */
export async function searchMedia(viewer: Viewer, { query, ...list }: MediaQuery): Promise<MediaPage> {
  if (!query) return listMedia(viewer, list);
  const ranked = await rankMedia({ query, ...list });
  const shown = ranked.slice(0, list.limit);
  const last = ranked.length > list.limit && shown.at(-1);
  return {
    items: await findItems(shown.map(({ id }) => id)),
    nextCursor: last ? encodeCursor<"ranked">("ranked", last.score, last.id) : null,
  };
}

/** Up to `limit` public media that resemble one by their tags, then the newest of its kind. */
export async function findSimilar(viewer: Viewer, media: MediaDetails, limit: number): Promise<MediaItem[]> {
  const similar = await findItems(await rankSimilar(media, limit));
  if (similar.length === limit) return similar;
  const { items } = await listMedia(viewer, { kind: media.kind, limit: limit + 1 });
  const known = new Set([media.id, ...similar.map(({ id }) => id)]);
  return [...similar, ...items.filter(({ id }) => !known.has(id))].slice(0, limit);
}

/** Ids and dates of the public media, newest first, for the sitemap. */
export async function listMediaDates(limit: number): Promise<{ id: string; createdAt: Date }[]> {
  return db.media.findMany({
    where: listed,
    select: { id: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

async function findItems(ids: string[]): Promise<MediaItem[]> {
  const rows = await db.media.findMany({ where: { id: { in: ids }, ...listed }, select: itemColumns });
  const byId = new Map(rows.map((row) => [row.id, toItem(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
