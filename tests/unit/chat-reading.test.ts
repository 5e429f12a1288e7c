import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf } from "@/components/chat/lines";
import { reactionsFor } from "@/lib/chat/reactions";
import {
  addEarlier,
  addLater,
  coversMoment,
  hearInReplay,
  momentOf,
  openReplay,
  type Replay,
  saidUntil,
  trimReplay,
} from "@/lib/chat/replay";
import type { Message } from "@/lib/chat/schema";
import { AHEAD_MS, isFromLater, lastUncovered } from "@/lib/chat/spoilers";
import { emptyTimeline, isDetached, noticeMine, openAround, openAtEnd, receive, trim } from "@/lib/chat/sync";

function message(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    roomId: "r",
    seq,
    rev: seq,
    clientId: `c${seq}`,
    author: { id: "bob", handle: "bob", name: "Bob", imageUrl: null },
    body: `story ${seq}`,
    mentions: [],
    mediaPositionMs: null,
    replyTo: null,
    reactions: [],
    createdAt: new Date(0).toISOString(),
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    hidden: false,
    ...more,
  };
}

const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

describe("one's own reactions", () => {
  const thumb = [{ emoji: "👍", count: 1 }];
  const opened = openAtEnd(emptyTimeline, { messages: [message(1, { mine: [] })], lastSeq: 1, lastRev: 1 });
  const answer = message(1, { rev: 2, reactions: thumb, mine: ["👍"] });
  const mineIn = (timeline: typeof opened) => timeline.mine.get("m1")?.emojis;

  test("are told by answers, and stay when an event does not tell them", () => {
    const reacted = receive(opened, { messages: [answer] });
    expect(mineIn(reacted)).toEqual(["👍"]);
    const later = receive(reacted, { messages: [message(1, { rev: 3, reactions: thumb })] });
    expect(mineIn(later)).toEqual(["👍"]);
  });

  test("are known although a later event overtook the answer", () => {
    const event = message(1, { rev: 3, reactions: [{ emoji: "👍", count: 2 }] });
    const timeline = receive(receive(opened, { messages: [event] }), { messages: [answer] });
    expect(mineIn(timeline)).toEqual(["👍"]);
    expect(timeline.messages[0]?.reactions).toEqual(event.reactions);
  });

  test("follow another device, unless something newer is known or the message is elsewhere", () => {
    const told = { messageId: "m1", seq: 1, rev: 4, mine: ["🎉"] };
    const elsewhere = noticeMine(opened, told);
    expect(mineIn(elsewhere)).toEqual(["🎉"]);
    expect(mineIn(noticeMine(elsewhere, { ...told, rev: 3, mine: [] }))).toEqual(["🎉"]);
    expect(noticeMine(emptyTimeline, told).mine.size).toBe(0);
  });

  test("go with the messages that are let go", () => {
    const page = [1, 2, 3].map((seq) => message(seq, { mine: ["👍"] }));
    const timeline = trim(openAtEnd(emptyTimeline, { messages: page, lastSeq: 3, lastRev: 3 }), 2, "older");
    expect([...timeline.mine.keys()]).toEqual(["m2", "m3"]);
  });

  test("count at once, and never below nobody", () => {
    const shown = (mine: string[], wished: [string, boolean][]) =>
      reactionsFor({ reactions: thumb }, mine, new Map(wished)).map(
        ({ emoji, count, mine: own }) => `${emoji}${count}${own ? "+" : ""}`,
      );
    expect(shown([], [])).toEqual(["👍1"]);
    expect(shown([], [["👍", true]])).toEqual(["👍2+"]);
    expect(shown(["👍"], [["👍", true]])).toEqual(["👍1+"]);
    expect(shown(["👍"], [["👍", false]])).toEqual([]);
    expect(shown(["👍"], [["🎉", true]])).toEqual(["👍1+", "🎉1+"]);
    expect(shown([], [["🎉", false]])).toEqual(["👍1"]);
  });
});

test("a page around a message is a window of its own, open at the end only where that was reached", () => {
  const page = (from: number, to: number) => ({
    messages: Array.from({ length: to - from + 1 }, (_, place) => message(from + place)),
    lastSeq: 100,
    lastRev: 100,
  });
  const middle = openAround(emptyTimeline, page(40, 60));
  expect([middle.from, middle.to, middle.rev, isDetached(middle)]).toEqual([40, 60, 100, true]);
  expect(isDetached(openAround(emptyTimeline, page(80, 100)))).toBe(false);
});

describe("what comes later in the media", () => {
  const at = (mediaPositionMs: number | null) => ({ mediaPositionMs });

  test("is later than what is uncovered; what was said at no moment never is", () => {
    const uncovered = 60_000 + AHEAD_MS;
    expect([at(uncovered), at(uncovered + 1), at(null)].map((one) => isFromLater(one, uncovered))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("comes to light as the same messages that a look at each of them finds", () => {
    const moments = fc.array(fc.option(fc.nat(1_000), { nil: null }));
    fc.assert(
      fc.property(moments, fc.nat(1_000), (all, uncovered) => {
        const messages = all.map(at);
        const last = lastUncovered(messages, uncovered);
        for (const one of messages) expect(isFromLater(one, last)).toBe(isFromLater(one, uncovered));
      }),
    );
  });

  test("is folded run by run, and groups and days begin anew around a fold", () => {
    const messages = [1, 2, 3, 4, 5].map((seq) => message(seq, { mediaPositionMs: seq === 2 ? 0 : seq }));
    const lines = linesOf(messages, null, ({ seq }) => (seq === 3 || seq === 4 ? "later" : null));
    expect(lines.map((line) => (line.kind === "fold" ? seqs(line.messages) : line.kind))).toEqual([
      "day",
      "message",
      "message",
      [3, 4],
      "message",
    ]);
    const groups = lines.flatMap((line) => (line.kind === "message" ? line.opensGroup : []));
    expect(groups).toEqual([true, false, true]);
  });
});

/** A conversation over many evenings: the moments are in no order of the seqs. */
const evenings = fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(1_000)), {
  selector: ([, seq]) => seq,
  maxLength: 60,
});
const LIMIT = 5;

describe("a replay", () => {
  const inOrder = (messages: readonly Message[]) =>
    [...messages].sort((a, b) => momentOf(a).ms - momentOf(b).ms || a.seq - b.seq);
  const isAfter = (one: Message, ms: number, seq: number) =>
    momentOf(one).ms > ms || (momentOf(one).ms === ms && one.seq > seq);

  function pagesOf(all: readonly Message[]) {
    const ordered = inOrder(all);
    return {
      before: (ms: number, seq: number) =>
        ordered
          .filter((one) => !isAfter(one, ms, seq) && !(momentOf(one).ms === ms && one.seq === seq))
          .slice(-LIMIT),
      after: (ms: number, seq: number) => ordered.filter((one) => isAfter(one, ms, seq)).slice(0, LIMIT),
    };
  }

  function grownFully(replay: Replay, pages: ReturnType<typeof pagesOf>) {
    let grown = replay;
    while (grown.from)
      grown = addEarlier(grown, grown.from, pages.before(grown.from.ms, grown.from.seq), LIMIT);
    while (grown.to) grown = addLater(grown, grown.to, pages.after(grown.to.ms, grown.to.seq), LIMIT);
    return grown;
  }

  test("holds everything once, in the order of moments, wherever it was begun and whatever was let go between", () => {
    fc.assert(
      fc.property(evenings, fc.nat(50), fc.integer({ min: 1, max: 20 }), (said, ms, max) => {
        const all = said.map(([at, seq]) => message(seq, { mediaPositionMs: at }));
        const pages = pagesOf(all);
        const opened = openReplay(pages.before(ms, 2_000), pages.after(ms, 2_000), LIMIT);
        expect(coversMoment(opened, ms)).toBe(true);
        const end = max % 2 ? "earlier" : "later";
        const trimmed = trimReplay(grownFully(opened, pages), max, end);
        expect(trimmed.messages.length).toBeLessThanOrEqual(max);
        const whole = grownFully(trimmed, pages);
        expect(seqs(whole.messages)).toEqual(seqs(inOrder(all)));
        expect(seqs(saidUntil(whole, ms))).toEqual(
          seqs(inOrder(all.filter((one) => momentOf(one).ms <= ms))),
        );
      }),
    );
  });

  const opened = openReplay(
    [message(1, { mediaPositionMs: 10 })],
    [message(2, { mediaPositionMs: 30 })],
    LIMIT,
  );

  test("takes in what is said at its moments meanwhile, and what changes", () => {
    const heard = hearInReplay(opened, [
      message(3, { mediaPositionMs: 20 }),
      message(1, { rev: 9, mediaPositionMs: 10, body: "anew" }),
    ]);
    expect(heard.messages.map(({ body }) => body)).toEqual(["anew", "story 3", "story 2"]);
    expect(hearInReplay(heard, [message(1, { rev: 8, mediaPositionMs: 10 })]).messages[0]?.body).toBe("anew");
  });

  test("loses what is deleted or hidden, also to a page that is older than that", () => {
    const gone = message(1, { rev: 9, mediaPositionMs: 10, deletedAt: new Date(0).toISOString() });
    expect(seqs(hearInReplay(opened, [gone]).messages)).toEqual([2]);
    const hidden = message(2, { rev: 9, mediaPositionMs: 30, hidden: true });
    expect(seqs(hearInReplay(opened, [hidden]).messages)).toEqual([1]);
  });

  test("takes no page for the window of another moment", () => {
    const { from } = openReplay(
      Array.from({ length: LIMIT }, (_, place) => message(place + 1, { mediaPositionMs: place })),
      [],
      LIMIT,
    );
    expect(from).toEqual({ ms: 0, seq: 1 });
    expect(addEarlier(opened, from ?? { ms: 0, seq: 0 }, [message(9, { mediaPositionMs: 0 })], LIMIT)).toBe(
      opened,
    );
  });
});
