import "server-only";
import { db } from "../db";
import { siteUrl } from "../env";
import { visibleTo } from "../media/data";
import type { Viewer } from "../viewer";
import type { SoughtTrack } from "./transfer";

/** How an item of a file was found: surely, or only something like it. Null: nothing; undefined: nobody looked. */
export type Match = { mediaId: string; sure: boolean } | null | undefined;

/** So many are looked for by name in one statement, and no more of them after so long. */
const BATCH = 50;
const MAX_MS = 20_000;

/** So many addresses of a file are looked for at most, and so many of them in one statement. */
const MAX_KEYS = 20_000;
const KEY_BATCH = 5_000;

/** Titles that share less than this with what is sought are not looked at. */
const SIMILARITY = "0.6";
const CANDIDATES = 100;

/**
 * For each item, the media that it means: by an address or id of this site, of what the viewer may see; otherwise by its
 * title, artist and length, of what everyone may find.
 */
export async function matchTracks(viewer: Viewer, tracks: SoughtTrack[]): Promise<Match[]> {
  const links = await findLinked(viewer, tracks);
  const matches: Match[] = tracks.map(({ links: given }) => {
    const mediaId = given.map((link) => links.get(keyOf(link))).find(Boolean);
    return mediaId ? { mediaId, sure: true } : undefined;
  });
  const named = await matchNames(tracks.filter((_, index) => !matches[index]));
  return tracks.map((track, index) => matches[index] ?? named.get(nameOf(track)));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const idLink = new RegExp(`(?:^|^urn:uuid:|/media/)(${uuid.source})(?:[/?#].*)?$`, "is");

/** The id that an address or id names, or else the path of a stream on this site, or the address itself. */
function keyOf(link: string): string {
  const id = idLink.exec(link)?.[1]?.toLowerCase();
  if (id) return id;
  return link.startsWith(`${siteUrl}/`) ? link.slice(siteUrl.length) : link;
}

async function findLinked(viewer: Viewer, tracks: SoughtTrack[]) {
  const keys = [...new Set(tracks.flatMap((track) => track.links.map(keyOf)))].slice(0, MAX_KEYS);
  const found = new Map<string, string>();
  for (let from = 0; from < keys.length; from += KEY_BATCH)
    for (const [key, id] of await findKeys(viewer, keys.slice(from, from + KEY_BATCH))) found.set(key, id);
  return found;
}

async function findKeys(viewer: Viewer, keys: string[]) {
  const [ids, streams] = [keys.filter((key) => idLink.test(key)), keys.filter((key) => !idLink.test(key))];
  const where = { AND: [{ OR: [{ id: { in: ids } }, { hlsUrl: { in: streams } }] }, visibleTo(viewer)] };
  const rows = await db.media.findMany({ where, select: { id: true, hlsUrl: true } });
  return rows.flatMap(({ id, hlsUrl }) => [[id, id] as const, [hlsUrl, id] as const]);
}

function nameOf({ title, artist, durationMs }: SoughtTrack) {
  return JSON.stringify([title, artist, durationMs]);
}

function hasName({ title }: SoughtTrack) {
  return /[\p{L}\p{N}]/u.test(title);
}

async function matchNames(tracks: SoughtTrack[]) {
  const sought = [...new Map(tracks.filter(hasName).map((track) => [nameOf(track), track])).entries()];
  const found = new Map<string, Match>(
    tracks.filter((track) => !hasName(track)).map((track) => [nameOf(track), null]),
  );
  const until = Date.now() + MAX_MS;
  for (let from = 0; from < sought.length && Date.now() < until; from += BATCH) {
    const batch = sought.slice(from, from + BATCH);
    const candidates = await findCandidates(batch.map(([, track]) => track));
    for (const [index, [name, track]] of batch.entries())
      found.set(
        name,
        choose(
          track,
          candidates.filter(({ place }) => place === index + 1),
        ),
      );
  }
  return found;
}

type Candidate = {
  place: number;
  mediaId: string;
  durationMs: number;
  /** How much title and artist together, and the title alone, resemble what is sought: 0 to 1. */
  both: number;
  title: number;
};

/** What titles gain on other sites, which says nothing about which recording it is. */
const trimmings = /\s*[([](?:official|lyrics?|hd|hq|4k|audio|video|remaster(?:ed)?)[^)\]]*[)\]]/gi;

async function findCandidates(tracks: SoughtTrack[]): Promise<Candidate[]> {
  const titles = tracks.map(({ title }) => title.replace(trimmings, "").slice(0, 200));
  const artists = tracks.map(({ artist }) => artist.slice(0, 200));
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`,
    db.$queryRaw<Candidate[]>`
      SELECT sought.place::int, found.id AS "mediaId", found.duration_ms AS "durationMs", found.both, found.title
      FROM (
        SELECT place, matinee_fold(title) AS title, matinee_fold(title || ' ' || artist) AS both
        FROM unnest(${titles}::text[], ${artists}::text[]) WITH ORDINALITY AS given(title, artist, place)
      ) AS sought
      CROSS JOIN LATERAL (
        SELECT id, duration_ms, similarity(sought.both, matinee_fold(title || ' ' || artist)) AS both,
          similarity(sought.title, matinee_fold(title)) AS title
        FROM (
          SELECT id, title, artist, duration_ms FROM media
          WHERE visibility = 'public' AND status = 'ready' AND sought.title <% matinee_fold(title || ' ' || artist)
          LIMIT ${CANDIDATES}
        ) AS near
        ORDER BY 3 DESC, 4 DESC LIMIT 5
      ) AS found`,
  ]);
  return rows;
}

/** The same recording if it is called the same and is about as long; the less that is known, the more the names must agree. */
function choose(track: SoughtTrack, candidates: Candidate[]): Match {
  const ranked = candidates
    .map((candidate) => ({ ...candidate, apart: apartMs(track, candidate) }))
    .sort((a, b) => b.both + b.title - a.both - a.title || (a.apart ?? 0) - (b.apart ?? 0));
  const sure = ranked.find((candidate) => isSame(track, candidate));
  if (sure) return { mediaId: sure.mediaId, sure: true };
  const [first] = ranked;
  return first && first.title >= 0.5 ? { mediaId: first.mediaId, sure: false } : null;
}

function isSame(
  { artist, durationMs }: SoughtTrack,
  { both, title, apart, ...found }: Candidate & { apart: number | null },
) {
  const close = apart !== null && apart <= Math.max(3000, 0.02 * found.durationMs);
  if (close) return both >= 0.6 || title >= 0.9;
  if (durationMs !== null) return false;
  return both >= 0.85 || (artist === "" && title >= 0.95);
}

function apartMs({ durationMs }: SoughtTrack, candidate: Candidate) {
  return durationMs === null ? null : Math.abs(durationMs - candidate.durationMs);
}
