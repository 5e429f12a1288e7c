import { fromSeconds, type Sought, type SoughtTrack, type Track, type Transfer } from "./transfer";
import { partOf } from "./xspf";

/** What M3U has no word for goes into a comment of our own, in JSON. Other programs pass over it. */
const OWN = "#MATINEE:";

/** Longer lines, in UTF-16 code units, are passed over, with the item that they would be. */
const MAX_LINE = 4096;

/** Extended M3U in UTF-8: the stream of each media, with the names that players show, and VLC's options for a part. */
export function writeM3u(list: Transfer): string {
  const head = ["#EXTM3U", `#PLAYLIST:${oneLine(list.title)}`];
  return `${[...head, ...list.tracks.flatMap(writeTrack)].join("\n")}\n`;
}

function writeTrack(track: Track): string[] {
  const { title, artist, durationMs, url, stream, note, startMs, endMs } = track;
  const name = oneLine(artist ? `${artist} - ${title}` : title);
  return [
    `#EXTINF:${Math.round(durationMs / 1000)},${name}`,
    `${OWN}${JSON.stringify({ url, title, artist, durationMs, note: note || undefined })}`,
    ...(startMs ? [`#EXTVLCOPT:start-time=${startMs / 1000}`] : []),
    ...(endMs ? [`#EXTVLCOPT:stop-time=${endMs / 1000}`] : []),
    oneLine(stream),
  ];
}

function oneLine(text: string) {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}

/** Reads M3U and M3U8, plain or extended, as this site, VLC, Winamp and others write it. */
export function readM3u(text: string): Sought {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const named = lines.find((line) => line.startsWith("#PLAYLIST:") && line.length <= MAX_LINE);
  const title = named?.slice("#PLAYLIST:".length) ?? "";
  const tracks: SoughtTrack[] = [];
  let comments: string[] = [];
  for (const line of lines) {
    const fits = line.length <= MAX_LINE;
    if (line.startsWith("#") && fits) comments.push(line);
    else if (line && !line.startsWith("#")) {
      if (fits) tracks.push(readTrack(comments, line));
      comments = [];
    }
  }
  return { title: title.trim(), description: "", tags: [], tracks };
}

function readTrack(comments: string[], location: string): SoughtTrack {
  const find = (tag: string) =>
    comments
      .find((line) => line.startsWith(tag))
      ?.slice(tag.length)
      .trim();
  const { name, durationMs } = readInfo(find("#EXTINF:") ?? "");
  const options = comments.filter((line) => line.startsWith("#EXTVLCOPT:"));
  const named = splitName(name || nameOfFile(location));
  return {
    links: [location],
    durationMs,
    note: "",
    ...named,
    ...(find("#EXTART:") && { artist: find("#EXTART:") ?? "", title: name || named.title }),
    ...partOf(options.map((line) => line.slice("#EXTVLCOPT:".length))),
    ...readOwn(find(OWN), location),
  };
}

/**
 * `215,Artist - Title`, or `-1 tvg-id="a,b" group="x",Title`: seconds, attributes, and the name behind a comma. A number
 * ends where its digits do, so that there is one way to read a line and not one for each digit.
 */
function readInfo(info: string) {
  const [, seconds, name = ""] = /^(-?[\d.]*)(?![\d.])(?:\s*[\w-]+="[^"]*")*\s*,(.*)$/s.exec(info) ?? [];
  return { durationMs: fromSeconds(seconds), name: name.trim() };
}

function splitName(name: string) {
  const [, artist, title] = /^(.+?) [-–—] (.+)$/s.exec(name) ?? [];
  return artist && title ? { artist, title } : { artist: "", title: name };
}

/** "/Music/01%20-%20Foo.mp3" is called "Foo". */
function nameOfFile(location: string) {
  const last = location.split(/[?#]/)[0]?.split(/[/\\]/).at(-1) ?? "";
  return decode(last)
    .replace(/\.[a-z0-9]{2,5}$/i, "")
    .replace(/^\d{1,3}(?:\s*[-._]\s*|\s+)/, "")
    .replaceAll("_", " ");
}

function decode(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readOwn(json: string | undefined, location: string): Partial<SoughtTrack> {
  try {
    const { url, title, artist, durationMs, note } = JSON.parse(json ?? "{}") ?? {};
    return {
      ...(typeof url === "string" && { links: [url, location] }),
      ...(typeof title === "string" && { title, artist: typeof artist === "string" ? artist : "" }),
      ...(typeof durationMs === "number" && { durationMs }),
      ...(typeof note === "string" && { note }),
    };
  } catch {
    return {};
  }
}
