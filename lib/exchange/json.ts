import { asMs, type Sought, type SoughtTrack, type Track, type Transfer } from "./transfer";

/** What JSPF says where an item starts and ends under, as its extensions are told apart by addresses. */
const PART = "urn:matinee:part";

/** JSPF, which is XSPF in JSON: https://www.xspf.org/jspf. */
export function writeJspf({ title, creator, description, url, date, tracks }: Transfer): string {
  const playlist = {
    title,
    creator,
    ...(description && { annotation: description }),
    ...(url && { info: url, identifier: url }),
    date,
    track: tracks.map(writeTrack),
  };
  return `${JSON.stringify({ playlist }, null, 2)}\n`;
}

function writeTrack({ url, stream, image, title, artist, durationMs, note, startMs, endMs }: Track) {
  return {
    location: [stream],
    identifier: [url],
    title,
    ...(artist && { creator: artist }),
    ...(note && { annotation: note }),
    info: url,
    image,
    duration: durationMs,
    ...((startMs || endMs) && { extension: { [PART]: [{ startMs, endMs }] } }),
  };
}

/** All that a list holds, in this site's own words. */
export function writeJson({ tracks, ...list }: Transfer): string {
  return `${JSON.stringify({ format: "matinee-playlist", version: 1, ...list, tracks }, null, 2)}\n`;
}

/** Reads JSPF, this site's own JSON, and a bare list of tracks. Throws for what is none of these. */
export function readJson(text: string): Sought {
  const data: unknown = JSON.parse(text);
  const root = asRecord(data);
  const list = "playlist" in root ? asRecord(root.playlist) : root;
  const tracks = Array.isArray(data) ? data : (list.track ?? list.tracks ?? list.items);
  if (!Array.isArray(tracks)) throw new Error("no tracks");
  return {
    title: asText(list.title ?? list.name),
    description: asText(list.annotation ?? list.description),
    tags: asList(list.tags).map(asText),
    tracks: tracks.map(readTrack),
  };
}

const links = ["url", "identifier", "mediaId", "id", "location", "stream", "uri", "info"];

function readTrack(value: unknown): SoughtTrack {
  const track = typeof value === "string" ? { url: value } : asRecord(value);
  const part = asRecord(asList(asRecord(track.extension)[PART])[0]);
  return {
    links: links.flatMap((name) => asList(track[name])).map(asText),
    title: asText(track.title ?? track.name),
    artist: asText(track.creator ?? track.artist ?? asList(track.artists)[0]),
    durationMs: asMs(track.duration ?? track.durationMs ?? track.duration_ms),
    note: asText(track.annotation ?? track.note),
    startMs: asMs(part.startMs ?? track.startMs),
    endMs: asMs(part.endMs ?? track.endMs),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** JSPF has lists where other programs write one, and the other way round. */
function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function asText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  const { name } = asRecord(value);
  return typeof name === "string" ? name.trim() : "";
}
