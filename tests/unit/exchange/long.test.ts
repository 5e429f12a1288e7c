import { expect, test } from "vitest";
import { readPlaylist } from "@/lib/exchange/convert";

/** As much as a file may hold. */
const MANY = 1024 * 1024;
const long = (piece: string) => piece.repeat(Math.floor(MANY / piece.length));
const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

test.each([
  ["a number", `#EXTINF:${long("1")}`],
  ["attributes", `#EXTINF:-1${long(' a="b"')}`],
  ["spaces", `#EXTINF:1${long(" ")}x`],
  ["a name with no end", `#EXTINF:1,${long(" - ")}\u2028`],
  ["options", `#EXTVLCOPT:start-time=${long("1")}`],
  ["a title", `#PLAYLIST:${long("x ")}`],
])("a line of 1 MB that is %s is passed over", (_what, line) => {
  expect(readPlaylist(`#EXTM3U\n${line}\n/music/Foo.mp3\n`)).toMatchObject({
    title: "",
    tracks: [{ title: "Foo", durationMs: null, startMs: null }],
  });
});

test("an address of 1 MB is no item, and takes what was said of it along", () => {
  const addresses = [long("x"), long(`/media/${uuid}?`), `${long(" - ")}-\u2028x`];
  for (const address of addresses)
    expect(readPlaylist(`#EXTM3U\n#EXTINF:1,Gone\n${address}\n/Foo.mp3`).tracks).toMatchObject([
      { title: "Foo", durationMs: null },
    ]);
});

test("1 MB of lines that are just short enough is read", () => {
  const lines = ["1".repeat(4000), ` - ${"- ".repeat(2000)}\u2028`, `1${' a="b"'.repeat(600)}`].map(
    (line) => `#EXTINF:${line}\nx.mp3\n`,
  );
  const text = `#EXTM3U\n${long(lines.join(""))}`;
  expect(readPlaylist(text).tracks.length).toBeGreaterThan(200);
});

test("a separator of lines within a name is part of it", () => {
  const { tracks } = readPlaylist("#EXTM3U\n#EXTINF:12,Late Ferry - Window\u2028Seat\n/x.mp3");
  expect(tracks).toMatchObject([{ artist: "Late Ferry", title: "Window\u2028Seat", durationMs: 12_000 }]);
});

test("seconds and attributes are told apart as before", () => {
  const infos = [
    '-1 tvg-id="a,b" group="x",Foo',
    'tvg-id="a",Foo',
    "215,Foo",
    "12.5 ,Foo",
    ",Foo",
    '7a="b",Foo',
  ];
  const { tracks } = readPlaylist(`#EXTM3U\n${infos.map((info) => `#EXTINF:${info}\nx.mp3`).join("\n")}`);
  expect(tracks.map(({ title, durationMs }) => [title, durationMs])).toEqual([
    ["Foo", null],
    ["Foo", null],
    ["Foo", 215_000],
    ["Foo", 12_500],
    ["Foo", null],
    ["Foo", 7000],
  ]);
});
