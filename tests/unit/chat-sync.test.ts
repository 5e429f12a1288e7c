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
  openAfter,
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
      mentions: [],
      mediaPositionMs: null,
      replyTo: null,
      reactions: [],
      createdAt: at,
      editedAt: null,
      deletedAt: null,
      pinnedAt: null,
      hidden: false,
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
function ask(room: Room, timeline: Timeline, what: string, pick: number): Answer | undefined {
  if (what === "end") return answering(room.end(), (now, page) => openAtEnd(now, page));
  if (what === "place") {
    const after = pick % (timeline.lastSeq + 1);
    return answering(room.after(after), (now, page) => openAfter(now, after, page));
  }
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

/** How often each thing happens, beside the others. */
const often: Record<string, number> = {
  send: 2,
  edit: 5,
  nextEvent: 6,
  anyEvent: 2,
  wake: 1,
  end: 1,
  place: 1,
  older: 5,
  newer: 3,
  repair: 3,
  answer: 7,
  trim: 2,
};
const happenings = Object.entries(often).flatMap(([what, times]) => Array<string>(times).fill(what));
const script = fc.array(fc.tuple(fc.constantFrom(...happenings), fc.nat(1_000)), { maxLength: 60 });

function play(room: Room, lines: [string, number][]): Timeline {
  let timeline = openAtEnd(emptyTimeline, room.end());
  const answers: Answer[] = [];
  for (const [what, pick] of lines) {
    if (what === "send" || what === "edit") steps[what](room, pick);
    else if (what === "nextEvent") timeline = receive(timeline, eventOf(room, timeline.rev));
    else if (what === "anyEvent") timeline = receive(timeline, eventOf(room, pick));
    else if (what === "wake") timeline = receive(timeline, { messages: [], lastRev: pick % (room.now + 1) });
    else if (what === "trim") timeline = trim(timeline, 1 + (pick % 6), pick % 2 ? "older" : "newer");
    else if (what === "answer")
      timeline = answers.splice(pick % (answers.length || 1), 1)[0]?.(timeline) ?? timeline;
    else {
      const answer = ask(room, timeline, what, pick);
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
  const seqs = messages.map(({ seq }) => seq);
  if (seqs.some((seq, index) => seq <= (seqs[index - 1] ?? 0))) throw new Error(`Out of order: ${seqs}`);
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
      { numRuns: 4_000 },
    );
  }, 60_000);

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

  test("stays within its bound for a reader who is elsewhere, and finds the rest again", () => {
    const room = new Room();
    for (let count = 0; count < 6; count += 1) room.send();
    let timeline = openAtEnd(emptyTimeline, room.end());
    const { from } = timeline;
    for (let count = 0; count < 500; count += 1) {
      room.send();
      timeline = trim(receive(timeline, { messages: room.changes.slice(-1) }), 8, "newer");
      expect(timeline.messages.length).toBeLessThanOrEqual(8);
    }
    expect(timeline.from).toBe(from);
    expect(isDetached(timeline)).toBe(true);
    expect(needsRepair(timeline)).toBe(false);
    expect(timeline.lastSeq).toBe(506);
    expectStored(room, timeline);
    while (isDetached(timeline)) {
      timeline = trim(addNewer(timeline, timeline.to, room.after(timeline.to)), 8, "older");
      expect(timeline.messages.length).toBeLessThanOrEqual(8);
    }
    expect(timeline.messages.at(-1)?.seq).toBe(506);
    expectStored(room, timeline);
  });

  test("a reply does not keep the words of the message that was deleted", () => {
    const room = new Room();
    room.send();
    room.send();
    const [original, second] = room.changes;
    if (!original || !second) throw new Error("two were sent");
    const reply = {
      ...second,
      replyTo: {
        id: original.id,
        seq: 1,
        authorId: "a",
        authorName: "A",
        mediaPositionMs: null,
        body: original.body,
      },
    };
    const deleted = { ...original, rev: 3, body: "", deletedAt: new Date(0).toISOString() };
    const opened = openAtEnd(emptyTimeline, { messages: [original, reply], lastSeq: 2, lastRev: 2 });
    expect(receive(opened, { messages: [deleted] }).messages[1]?.replyTo?.body).toBe("");
    const late = receive(openAtEnd(emptyTimeline, { messages: [deleted], lastSeq: 1, lastRev: 3 }), {
      messages: [reply],
    });
    expect(late.messages[1]?.replyTo?.body).toBe("");
  });

  /** Eight messages, the last four in the window; then a page of the others is read, and only after it one of them changes. */
  function withPageOlderThanAChange() {
    const room = new Room();
    for (let count = 0; count < 8; count += 1) room.send();
    const opened = openAtEnd(emptyTimeline, room.end());
    room.edit(7);
    const page = room.before(opened.from);
    room.edit(0);
    const [ofLast, ofFirst] = room.changes.slice(-2).map((message) => ({ messages: [message] }));
    if (!ofLast || !ofFirst) throw new Error("two were changed");
    return { room, opened, page, ofLast, ofFirst };
  }

  test("a change below the window is not taken for known once the window reaches it", () => {
    const { room, opened, page, ofLast, ofFirst } = withPageOlderThanAChange();
    const grown = addOlder(receive(opened, ofFirst), opened.from, page);
    expectStored(room, repairFully(room, receive(grown, ofLast)));
  });

  test("a repair asked for before the window grew does not stand for what came between", () => {
    const { room, opened, page, ofLast, ofFirst } = withPageOlderThanAChange();
    const heard = receive(receive(opened, ofLast), ofFirst);
    const repairPage = room.changedAfter(heard.rev);
    const grown = addOlder(heard, heard.from, page);
    expectStored(room, repairFully(room, repair(grown, heard.rev, repairPage, LIMIT)));
  });
});
