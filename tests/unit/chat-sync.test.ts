import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "@/lib/chat/schema";
import {
  addNewer,
  addOlder,
  emptyTimeline,
  hasOlder,
  isDetached,
  isLoaded,
  needsRepair,
  noticeRev,
  openAtEnd,
  type Page,
  receive,
  repair,
  type Timeline,
  trim,
} from "@/lib/chat/sync";

const LIMIT = 4;

/** A room as the server keeps it. Every change has its place in `changes`, so any earlier moment can be asked for. */
class Room {
  readonly changes: Message[] = [];

  send() {
    this.change(this.at(this.now).length + 1, "new");
  }

  edit(pick: number) {
    const messages = this.at(this.now);
    if (messages.length > 0) this.change((pick % messages.length) + 1, `edit ${this.now}`);
  }

  get now() {
    return this.changes.length;
  }

  at(rev: number): Message[] {
    const messages: Message[] = [];
    for (const message of this.changes.slice(0, rev)) messages[message.seq - 1] = message;
    return messages;
  }

  page(pick: (messages: Message[]) => Message[]): Page {
    const messages = this.at(this.now);
    return { messages: pick(messages), lastSeq: messages.length, lastRev: this.now };
  }

  end = () => this.page((all) => all.slice(-LIMIT));
  before = (seq: number) => this.page((all) => all.filter((one) => one.seq < seq).slice(-LIMIT));
  after = (seq: number) => this.page((all) => all.filter((one) => one.seq > seq).slice(0, LIMIT));
  changedAfter = (rev: number) =>
    this.page((all) =>
      all
        .filter((one) => one.rev > rev)
        .sort((a, b) => a.rev - b.rev)
        .slice(0, LIMIT),
    );

  private change(seq: number, body: string) {
    const author = { id: "a", handle: "a", name: "A", imageUrl: null };
    const at = new Date(0).toISOString();
    this.changes.push({
      id: String(seq),
      roomId: "r",
      seq,
      rev: this.now + 1,
      clientId: String(seq),
      author,
      body,
      mediaPositionMs: null,
      replyTo: null,
      createdAt: at,
      editedAt: null,
      deletedAt: null,
    });
  }
}

function repairFully(room: Room, timeline: Timeline) {
  let repaired = noticeRev(timeline, room.now);
  for (let round = 0; needsRepair(repaired) && round < 1_000; round += 1) {
    repaired = repair(repaired, repaired.rev, room.changedAfter(repaired.rev), LIMIT);
  }
  return repaired;
}

function expectStored(room: Room, timeline: Timeline) {
  const { from, to } = timeline;
  const stored = room.at(room.now).filter(({ seq }) => seq >= from && seq <= to);
  expect(timeline.messages).toEqual(stored);
}

type Answer = (timeline: Timeline) => Timeline;

const steps = {
  send: (room: Room) => room.send(),
  edit: (room: Room, pick: number) => room.edit(pick),
};

/** What a request made now will do to the timeline whenever its answer arrives. */
function ask(room: Room, timeline: Timeline, what: string): Answer | undefined {
  if (what === "end") return answering(room.end(), (now, page) => openAtEnd(now, page));
  if (!isLoaded(timeline)) return undefined;
  const { from, to, rev } = timeline;
  if (what === "older" && hasOlder(timeline))
    return answering(room.before(from), (now, page) => addOlder(now, from, page));
  if (what === "newer" && isDetached(timeline))
    return answering(room.after(to), (now, page) => addNewer(now, to, page));
  if (what === "repair")
    return answering(room.changedAfter(rev), (now, page) => repair(now, rev, page, LIMIT));
  return undefined;
}

function answering(page: Page, apply: (timeline: Timeline, page: Page) => Timeline): Answer {
  return (timeline) => apply(timeline, page);
}

const script = fc.array(
  fc.tuple(
    fc.constantFrom(
      "send",
      "send",
      "edit",
      "event",
      "event",
      "wake",
      "end",
      "older",
      "newer",
      "repair",
      "answer",
      "answer",
      "trim",
    ),
    fc.nat(1_000),
  ),
  { maxLength: 120 },
);

function play(room: Room, lines: [string, number][]): Timeline {
  let timeline = openAtEnd(emptyTimeline, room.end());
  const answers: Answer[] = [];
  for (const [what, pick] of lines) {
    if (what === "send" || what === "edit") steps[what](room, pick);
    else if (what === "event") timeline = receive(timeline, eventOf(room, pick));
    else if (what === "wake") timeline = receive(timeline, { messages: [], lastRev: pick % (room.now + 1) });
    else if (what === "trim") timeline = trim(timeline, 1 + (pick % 6), pick % 2 ? "older" : "newer");
    else if (what === "answer")
      timeline = answers.splice(pick % (answers.length || 1), 1)[0]?.(timeline) ?? timeline;
    else {
      const answer = ask(room, timeline, what);
      if (answer) answers.push(answer);
    }
    expectInOrder(timeline);
  }
  return timeline;
}

function eventOf(room: Room, pick: number) {
  const message = room.changes[pick % (room.changes.length || 1)];
  return { messages: message ? [message] : [] };
}

function expectInOrder({ messages }: Timeline) {
  for (const [index, { seq }] of messages.entries()) {
    if (index > 0) expect(seq).toBeGreaterThan(messages[index - 1]?.seq ?? 0);
  }
}

describe("a room's timeline", () => {
  test("holds exactly what is stored after any loss, repetition and disorder of events, pages and repairs", () => {
    fc.assert(
      fc.property(fc.nat(12), script, (already, lines) => {
        const room = new Room();
        for (let count = 0; count < already; count += 1) room.send();
        const timeline = repairFully(room, play(room, lines));
        expectStored(room, timeline);
      }),
      { numRuns: 2_000 },
    );
  });

  test("every event in any order, some of them twice, needs no repair", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat(1_000)),
        (ops, picks) => {
          const room = new Room();
          let timeline = openAtEnd(emptyTimeline, room.end());
          for (const isSend of ops) isSend ? room.send() : room.edit(picks.next().value ?? 0);
          const events = [...room.changes, ...room.changes].sort(() =>
            (picks.next().value ?? 0) % 2 ? 1 : -1,
          );
          for (const message of events) timeline = receive(timeline, { messages: [message] });
          expect(needsRepair(timeline)).toBe(false);
          expectStored(room, timeline);
        },
      ),
    );
  });

  test("a missing event asks for a repair, and only then", () => {
    const room = new Room();
    for (let count = 0; count < 3; count += 1) room.send();
    const [first, second, third] = room.changes;
    if (!first || !second || !third) throw new Error("three were sent");
    let timeline = receive(openAtEnd(emptyTimeline, { messages: [], lastSeq: 0, lastRev: 0 }), {
      messages: [first],
    });
    expect(needsRepair(timeline)).toBe(false);
    timeline = receive(timeline, { messages: [third] });
    expect(needsRepair(timeline)).toBe(true);
    timeline = receive(timeline, { messages: [second] });
    expect(needsRepair(timeline)).toBe(false);
    expectStored(room, timeline);
  });

  test("a rev that a second change left behind is not waited for", () => {
    const room = new Room();
    room.send();
    room.edit(0);
    room.edit(0);
    const opened = openAtEnd(emptyTimeline, { messages: [], lastSeq: 0, lastRev: 0 });
    const timeline = repairFully(room, opened);
    expect(timeline.rev).toBe(3);
    expectStored(room, timeline);
  });

  test("a wake-up without messages asks for a repair", () => {
    const opened = openAtEnd(emptyTimeline, { messages: [], lastSeq: 0, lastRev: 0 });
    expect(needsRepair(receive(opened, { messages: [], lastRev: 1 }))).toBe(true);
    expect(needsRepair(receive(opened, { messages: [], lastRev: 0 }))).toBe(false);
  });

  test("reading back lets go of the newest, and returning finds them again", () => {
    const room = new Room();
    for (let count = 0; count < 20; count += 1) room.send();
    let timeline = openAtEnd(emptyTimeline, room.end());
    while (hasOlder(timeline)) {
      timeline = trim(addOlder(timeline, timeline.from, room.before(timeline.from)), 8, "newer");
    }
    expect(timeline.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(isDetached(timeline)).toBe(true);
    while (isDetached(timeline)) {
      timeline = trim(addNewer(timeline, timeline.to, room.after(timeline.to)), 8, "older");
    }
    expect(timeline.messages.at(-1)?.seq).toBe(20);
    expectStored(room, timeline);
  });
});
