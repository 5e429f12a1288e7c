import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlaylist } from "@/lib/exchange/convert";

/** Files in the form that the programs named write them. */
const file = (name: string) => readFileSync(new URL(`files/${name}`, import.meta.url), "utf8");

test("VLC's XSPF, with the part that its options play", () => {
  expect(readPlaylist(file("vlc.xspf"))).toEqual({
    title: "Evening & more",
    description: "",
    tags: [],
    tracks: [
      {
        links: ["file:///home/ada/Music/01%20-%20Tin%20Roof%2C%20Soft%20Rain.ogg"],
        title: "Tin Roof, Soft Rain",
        artist: "Small Thunder",
        durationMs: 80_023,
        note: "",
        startMs: 12_500,
        endMs: 60_000,
      },
      {
        links: ["https://radio.example/stream"],
        title: "",
        artist: "",
        durationMs: null,
        note: "",
        startMs: null,
        endMs: null,
      },
    ],
  });
});

test("JSPF of ListenBrainz, whose identifiers are lists", () => {
  const { title, description, tracks } = readPlaylist(file("listenbrainz.jspf"));
  expect([title, description]).toEqual(["Weekly Jams for ada", "<p>Songs for the week</p>"]);
  expect(tracks[0]).toMatchObject({
    title: "Window Seat",
    artist: "Late Ferry",
    durationMs: 82_000,
    links: ["https://musicbrainz.org/recording/8f3471b5-7e6a-48da-86a9-c1c07a0f47ae"],
  });
});

test("JSPF as exporters of Spotify lists write it, with one identifier and a location", () => {
  const { tracks } = readPlaylist(file("spotify.jspf"));
  expect(tracks[0]).toMatchObject({ title: "Window Seat", artist: "Late Ferry", durationMs: 82_023 });
  expect(tracks[0]?.links).toContain("spotify:track:4uLU6hMCjMI75M1A2tKUQC");
});

test("Winamp's M3U, with backslashes, Windows line ends, lengths of -1 and plain paths", () => {
  expect(readPlaylist(file("winamp.m3u")).tracks).toMatchObject([
    { title: "Window Seat", artist: "Late Ferry", durationMs: 82_000 },
    { title: "Lighthouse Radio", artist: "", durationMs: null },
    { title: "Tin Roof, Soft Rain", artist: "Small Thunder", durationMs: null },
    { title: "untitled song", artist: "", durationMs: null },
  ]);
});

test("M3U8 of television lists, whose names stand behind attributes", () => {
  const { title, tracks } = readPlaylist(file("iptv.m3u8"));
  expect(title).toBe("Channels");
  expect(tracks).toMatchObject([
    { title: "News, and more", durationMs: null, links: ["http://tv.example/1"] },
  ]);
});

describe("what is no playlist, or no harmless one", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(50)}">]>
    <playlist xmlns="http://xspf.org/ns/0/"><title>&b;</title><trackList/></playlist>`;
  const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><playlist><title>&e;</title></playlist>`;
  const refused = {
    "entities that grow": bomb,
    "entities of other files": outside,
    "elements without end": "<playlist>".repeat(50_000),
    "elements in elements": `${"<a>".repeat(1000)}${"</a>".repeat(1000)}`,
    "tags that do not match": "<playlist><trackList></playlist>",
    HTML: "<!doctype html><html><body>Not found</body></html>",
    "other XML": "<rss><channel/></rss>",
    "JSON of another kind": `{"hello": "world"}`,
    "broken JSON": `{"playlist": {`,
  };
  test.each(Object.entries(refused))("%s is refused", (_name, text) => {
    expect(() => readPlaylist(text)).toThrow(expect.objectContaining({ code: "invalid" }));
  });

  test("JSON whose parts are of the wrong kinds is read as far as it goes", () => {
    const tracks = [null, 7, [], { title: 7, links: {}, duration: "long", extension: "x" }, "urn:x"];
    const got = readPlaylist(JSON.stringify({ playlist: { title: [], track: tracks } }));
    expect(got.tracks).toHaveLength(5);
    expect(got.tracks.map(({ title }) => title)).toEqual(["", "", "", "", ""]);
  });

  test("a megabyte of anything is read in no more than a few seconds of processor time", {
    timeout: 120_000,
  }, () => {
    const track = "<track><title>Foo &amp; Bar</title><location>http://a/b</location></track>";
    const texts = [
      `<playlist><trackList>${track.repeat(13_000)}</trackList></playlist>`,
      `<playlist ${Array.from({ length: 60_000 }, (_, index) => `a${index}="x"`).join(" ")}/>`,
      "#EXTINF:1,".repeat(100_000),
      "x\n".repeat(500_000),
      `[${"[],".repeat(300_000)}[]]`,
    ];
    for (const text of texts) {
      const before = process.cpuUsage();
      readPlaylist(text);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(5000);
    }
  });
});
