import "server-only";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import { createPlaylist } from "../playlists/data";
import { refuseExposure } from "../playlists/exposure-data";
import { insertItems, type NewItem } from "../playlists/insert-data";
import { limits } from "../playlists/limits";
import { playlistInput, tag } from "../playlists/schema";
import { alone, limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { readPlaylist } from "./convert";
import { type Match, matchTracks } from "./match-data";
import { type ImportInput, type ImportReport, MAX_IMPORT_BYTES, NAMED, type Reason } from "./schema";
import { cleanLine, cleanText, MAX_LINK, type Sought, type SoughtTrack } from "./transfer";

type Found = { track: SoughtTrack; match: Match };

/** Themes of a file that are looked at. */
const MAX_TAGS = 100;

/**
 * Makes a list of what a file names and this site has. Says what it has not; without anything, there is no list. Throws
 * `rate_limited` while another import of the viewer's is going on.
 */
export async function importPlaylist(viewer: SignedIn, input: ImportInput): Promise<ImportReport> {
  if (Buffer.byteLength(input.text) > MAX_IMPORT_BYTES)
    throw new AppError("too_large", "That file is larger than 1 MB, which is the most that can be imported.");
  await limit("import", viewer.id);
  return alone("import-running", viewer.id, () => take(viewer, input));
}

async function take(viewer: SignedIn, input: ImportInput): Promise<ImportReport> {
  const sought = readPlaylist(input.text);
  const tracks = sought.tracks.slice(0, 2 * limits.items).map(clean);
  if (tracks.length === 0) throw new AppError("invalid", "There is nothing in that playlist.");
  const matches = await matchTracks(viewer, tracks);
  const found = tracks.map((track, index) => ({ track, match: matches[index] }));
  const title = titleOf(sought.title) ?? titleOf(input.name) ?? "Imported playlist";
  const taken = found.filter(({ match }) => match?.sure).slice(0, limits.items);
  const playlistId = taken.length ? await make(viewer, input, { ...sought, title }, taken) : null;
  const unmatched = await explain(viewer, found, new Set(taken));
  return { playlistId, title, count: tracks.length, added: taken.length, unmatched };
}

function titleOf(text: string) {
  return playlistInput.shape.title.safeParse(cleanLine(text, limits.title)).data;
}

/** What of a file's themes a form would take. */
function tagsOf(tags: string[]) {
  const known = tags
    .slice(0, MAX_TAGS)
    .flatMap((words) => tag.safeParse(cleanLine(words, limits.tag)).data ?? []);
  return [...new Set(known)].slice(0, limits.tags);
}

function clean({ links, title, artist, note, ...rest }: SoughtTrack): SoughtTrack {
  return {
    ...rest,
    links: links.filter((link) => link && link.length <= MAX_LINK).slice(0, 8),
    title: cleanLine(title, 300),
    artist: cleanLine(artist, 300),
    note: cleanText(note, limits.note),
  };
}

async function make(
  viewer: SignedIn,
  input: ImportInput,
  { title, description, tags }: Sought,
  taken: Found[],
) {
  const { visibility, confirmed } = input;
  const cards = await findCards(
    viewer,
    taken.flatMap(({ match }) => match?.mediaId ?? []),
  );
  const items = taken.flatMap(({ track, match }) => {
    const media = match && cards.get(match.mediaId);
    return media
      ? [
          {
            mediaId: media.id,
            addedById: viewer.id,
            note: track.note,
            ...partWithin(track, media.durationMs),
          },
        ]
      : [];
  });
  const list = {
    title,
    description: cleanText(description, limits.description),
    visibility,
    tags: tagsOf(tags),
  };
  return createPlaylist(viewer, list, async (tx, id) => {
    if (!confirmed) await refuse(tx, viewer, { id, visibility }, items);
    await insertItems(tx, id, items);
  });
}

function refuse(
  tx: Transaction,
  viewer: SignedIn,
  list: Parameters<typeof refuseExposure>[2],
  items: NewItem[],
) {
  return refuseExposure(
    tx,
    viewer,
    list,
    items.map(({ mediaId }) => mediaId),
  );
}

/** A part that is not within the media is none. */
function partWithin({ startMs, endMs }: SoughtTrack, durationMs: number) {
  const end = endMs !== null && endMs < durationMs ? endMs : null;
  const start = startMs !== null && startMs < (end ?? durationMs) ? startMs : null;
  return { startMs: start, endMs: end };
}

async function explain(viewer: SignedIn, found: Found[], taken: Set<Found>) {
  const missing = found
    .map((one, index) => ({ ...one, place: index + 1, taken: taken.has(one) }))
    .filter((one) => !one.taken)
    .slice(0, NAMED);
  const cards = await findCards(
    viewer,
    missing.flatMap(({ match }) => match?.mediaId ?? []),
  );
  return missing.map(({ place, track: { title, artist, links }, match }) => ({
    place,
    title: title || links[0] || "",
    artist,
    reason: reasonOf(match),
    closest: cards.get(match?.mediaId ?? "") ?? null,
  }));
}

function reasonOf(match: Match): Reason {
  if (match === undefined) return "late";
  if (match === null) return "unknown";
  return match.sure ? "full" : "unlike";
}
