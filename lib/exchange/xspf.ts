import {
  asMs,
  fromSeconds,
  type Part,
  type Sought,
  type SoughtTrack,
  type Track,
  type Transfer,
} from "./transfer";
import { childrenOf, element, type Markup, type Node, optional, readXml, textOf, xmlDocument } from "./xml";

const VLC = "http://www.videolan.org/vlc/playlist/0";

/**
 * XSPF 1 (xspf.org). `identifier` is the page of a media, `location` its stream; where an item starts and ends is told as
 * VLC tells it, so that VLC plays that part too.
 */
export function writeXspf(list: Transfer): string {
  const { title, creator, description, url, date, tracks } = list;
  const head = [
    element("title", title),
    ...optional("creator", creator),
    ...optional("annotation", description),
    ...optional("info", url),
    ...optional("identifier", url),
    element("date", date),
  ];
  const attributes = {
    version: "1",
    xmlns: "http://xspf.org/ns/0/",
    "xmlns:vlc": "http://www.videolan.org/vlc/playlist/ns/0/",
  };
  return xmlDocument(
    element("playlist", [...head, element("trackList", tracks.map(writeTrack))], attributes),
  );
}

function writeTrack(track: Track): Markup {
  return element("track", [
    element("location", track.stream),
    element("identifier", track.url),
    element("title", track.title),
    ...optional("creator", track.artist),
    ...optional("annotation", track.note),
    element("info", track.url),
    ...optional("image", track.image),
    element("duration", track.durationMs),
    ...writePart(track),
  ]);
}

function writePart({ startMs, endMs }: Part): Markup[] {
  const options = [startMs && `start-time=${startMs / 1000}`, endMs && `stop-time=${endMs / 1000}`];
  const written = options.flatMap((option) => (option ? [element("vlc:option", option)] : []));
  return written.length ? [element("extension", written, { application: VLC })] : [];
}

/** Reads XSPF as this site, VLC and others write it. Throws for what is none. */
export function readXspf(text: string): Sought {
  const root = readXml(text);
  if (root.name !== "playlist") throw new Error("not a playlist");
  const [list] = childrenOf(root, "trackList");
  return {
    title: textOf(root, "title"),
    description: textOf(root, "annotation"),
    tags: [],
    tracks: childrenOf(list, "track").map(readTrack),
  };
}

function readTrack(track: Node): SoughtTrack {
  const links = ["identifier", "location", "info", "link"].flatMap((name) => childrenOf(track, name));
  return {
    links: links.map((link) => link.text.trim()),
    title: textOf(track, "title"),
    artist: textOf(track, "creator"),
    durationMs: asMs(textOf(track, "duration")),
    note: textOf(track, "annotation"),
    ...readPart(track),
  };
}

function readPart(track: Node): Part {
  const options = childrenOf(track, "extension").flatMap((extension) => childrenOf(extension, "option"));
  return partOf(options.map((option) => option.text.trim()));
}

/** The part of a media that VLC's options ask for. */
export function partOf(options: string[]): Part {
  const value = (name: string) => options.find((option) => option.startsWith(`${name}=`))?.split("=")[1];
  return { startMs: fromSeconds(value("start-time")), endMs: fromSeconds(value("stop-time")) };
}
