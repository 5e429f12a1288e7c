import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlaylist, writePlaylist } from "@/lib/exchange/convert";
import { exportFormats } from "@/lib/exchange/formats";
import type { Track, Transfer } from "@/lib/exchange/transfer";

/** A title as this site lets one be: a line, trimmed. */
const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, " ").trim())
  .filter((text) => text !== "");

const part = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([start, length]) => ({ startMs: start * 40, endMs: (start + length) * 40 }));

const track: fc.Arbitrary<Track> = fc
  .record({
    id: fc.uuid(),
    title: line,
    artist: fc.oneof(line, fc.constant("")),
    durationMs: fc.integer({ min: 1, max: 10_000_000 }),
    note: fc.oneof(line, fc.constant("")),
    part: fc.oneof(part, fc.constant({ startMs: null, endMs: null })),
  })
  .map(({ id, part: { startMs, endMs }, ...rest }) => ({
    ...rest,
    startMs,
    endMs,
    url: `https://site.example/media/${id}`,
    stream: `https://site.example/media/${id}/master.m3u8`,
    image: `https://site.example/media/${id}/poster.webp`,
  }));

const list: fc.Arbitrary<Transfer> = fc.record({
  title: line,
  description: fc.oneof(line, fc.constant("")),
  creator: line,
  url: fc.constantFrom("", "https://site.example/playlists/1"),
  date: fc.constant("2026-11-22T00:00:00.000Z"),
  tags: fc.constant(["rain"]),
  tracks: fc.array(track, { maxLength: 8 }),
});

describe.each(exportFormats)("%s", (format) => {
  test("comes back as it went out", () => {
    fc.assert(
      fc.property(list, (sent) => {
        const got = readPlaylist(writePlaylist(format, sent).text);
        expect(got.title).toBe(sent.title);
        if (format !== "m3u8") expect(got.description).toBe(sent.description);
        expect(got.tracks).toHaveLength(sent.tracks.length);
        for (const [
          index,
          { url, title, artist, durationMs, note, startMs, endMs },
        ] of sent.tracks.entries()) {
          expect(got.tracks[index]).toMatchObject({ title, artist, durationMs, note, startMs, endMs });
          expect(got.tracks[index]?.links).toContain(url);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("holds no text that ends an element, an attribute or a line", () => {
    const title = `</title><script>"'&]]>\n#EXTINF:1,Injected\nhttps://evil.example/`;
    const sent = { title, description: title, creator: title, url: "", date: "", tags: [], tracks: [] };
    const { text } = writePlaylist(format, sent);
    if (format === "xspf") expect(text).not.toContain("<script");
    const got = readPlaylist(text);
    expect(got.tracks).toEqual([]);
    expect(got.title.replace(/\s+/g, " ")).toBe(title.replace(/\s+/g, " "));
  });
});
