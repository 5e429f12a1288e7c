import { describe, expect, test } from "vitest";
import { continues, dayOf, linesOf } from "@/components/chat/lines";
import type { Unsent } from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";
import { pieces } from "@/lib/chat/text";

function message(seq: number, authorId: string, createdAt: Date, more: Partial<Message> = {}) {
  const author = { id: authorId, handle: authorId, name: authorId, imageUrl: null };
  return {
    id: String(seq),
    seq,
    author,
    createdAt: createdAt.toISOString(),
    replyTo: null,
    ...more,
  } as Message;
}

describe("a message's text", () => {
  test("only web addresses become links", () => {
    const body = "see https://a.example/x?y=(1). www.b.org javascript:alert(1) //evil.com ftp://c.d a@b.com";
    const linked = pieces(body).flatMap(({ url }) => url ?? []);
    expect(linked).toEqual(["https://a.example/x?y=(1)", "https://www.b.org/"]);
  });

  test("no character is lost or moved", () => {
    for (const body of ["", "plain", "https://a.example", "a https://a.example b\nhttp://b.example/ü 🎬 c"]) {
      expect(
        pieces(body)
          .map(({ text }) => text)
          .join(""),
      ).toBe(body);
    }
  });
});

describe("what a message's text means", () => {
  const meanings = (body: string, durationMs = 0) =>
    pieces(body, durationMs).flatMap(({ text, handle, seekMs }) =>
      handle ? [[text, handle]] : seekMs === undefined ? [] : [[text, seekMs]],
    );

  test("a handle after an @ is a mention; an address or half a word is none", () => {
    expect(
      meanings(
        "@Ada and (@bob-x4k2), a@b.com @ @- @cy. x@dee @eve@site @fay- @gus-é @ünal https://a.io/@ann",
      ),
    ).toEqual([
      ["@Ada", "ada"],
      ["@bob-x4k2", "bob-x4k2"],
      ["@cy", "cy"],
      ["@fay", "fay"],
      ["@gus", "gus"],
    ]);
  });

  test("a time within the media is a moment of it", () => {
    const hour = 3_600_000;
    expect(meanings("0:07, (1:23) 12:05-13:00! 59:59 at 1:00:00", hour)).toEqual([
      ["0:07", 7_000],
      ["1:23", 83_000],
      ["12:05", 725_000],
      ["13:00", 780_000],
      ["59:59", 3_599_000],
    ]);
    expect(meanings("1:02:03 75:30", 2 * hour)).toEqual([
      ["1:02:03", 3_723_000],
      ["75:30", 4_530_000],
    ]);
    for (const body of [
      "1:60",
      "1:2",
      "1:23:4",
      "a1:23",
      "1:23pm",
      "::1:23",
      "1:23.5",
      "2026-11-22T11:12:13Z",
      "1:23",
    ])
      expect(meanings(body, body === "1:23" ? 83_000 : 100 * hour), body).toEqual([]);
  });

  test("links, mentions and moments together lose no character", () => {
    const body = "@ada see https://a.example/1:23 at 1:23, @bob\n@cy";
    expect(
      pieces(body, 100_000).map(({ text, at }) => body.slice(at, at + text.length) === text),
    ).not.toContain(false);
    expect(
      pieces(body, 100_000)
        .map(({ text }) => text)
        .join(""),
    ).toBe(body);
  });
});

describe("the conversation's lines", () => {
  const noon = new Date(2026, 2, 14, 12);
  const minutesOn = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

  test("an author's run of messages is one group; a day, a pause, another author or a reply opens a new one", () => {
    const reply = {
      replyTo: { id: "1", seq: 1, authorId: "a", authorName: "ada", mediaPositionMs: null, body: "" },
    };
    const lines = linesOf([
      message(1, "ada", minutesOn(0)),
      message(2, "ada", minutesOn(1)),
      message(3, "bob", minutesOn(2)),
      message(4, "bob", minutesOn(9)),
      message(5, "bob", minutesOn(10), reply),
      message(6, "bob", minutesOn(24 * 60)),
    ]);
    const told = lines.map((line) =>
      line.kind === "message" ? `${line.message.seq}${line.opensGroup ? "+" : ""}` : line.kind,
    );
    expect(told).toEqual(["day", "1+", "2", "3+", "4+", "5+", "day", "6+"]);
  });

  test("the new messages begin after the last one read, if that place is among those at hand", () => {
    const all = [1, 2, 3].map((seq) => message(seq, "ada", minutesOn(seq)));
    const told = (newAfter: number | null, messages = all) =>
      linesOf(messages, newAfter).map((line) => (line.kind === "message" ? line.message.seq : line.kind));
    expect(told(1)).toEqual(["day", 1, "new", 2, 3]);
    expect(told(0)).toEqual(["day", "new", 1, 2, 3]);
    expect(told(3)).toEqual(["day", 1, 2, 3]);
    expect(told(1, all.slice(2))).toEqual(["day", 3]);
    expect(told(null)).toEqual(["day", 1, 2, 3]);
  });

  test("an unsent message stands where it will stand once it is sent", () => {
    const unsent = { writtenAt: minutesOn(2).getTime() } as Unsent;
    expect(continues(message(1, "ada", minutesOn(0)), unsent, "ada")).toBe(true);
    expect(continues(message(1, "bob", minutesOn(0)), unsent, "ada")).toBe(false);
    expect(continues(undefined, unsent, "ada")).toBe(false);
  });

  test("days are named as the reader's calendar has them", () => {
    expect(dayOf(minutesOn(-1), noon)).toBe("Today");
    expect(dayOf(minutesOn(-24 * 60), noon)).toBe("Yesterday");
    expect(dayOf(minutesOn(-72 * 60), noon)).toBe("Wednesday, March 11");
    expect(dayOf(new Date(2025, 0, 2), noon)).toBe("January 2, 2025");
  });
});
