import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { request } from "@/components/chat/api";
import { RoomReplay } from "@/components/chat/room-replay";
import { createRoomStore } from "@/components/chat/room-state";
import type { Message } from "@/lib/chat/schema";
import type { Room } from "@/lib/rooms/schema";

vi.mock("@/components/chat/api", () => ({ request: vi.fn() }));

const said = (seq: number) =>
  ({
    id: String(seq),
    seq,
    rev: seq,
    mediaPositionMs: seq * 1_000,
    deletedAt: null,
    hidden: false,
  }) as Message;
/** A message each second of an hour. */
const all = Array.from({ length: 3_600 }, (_, at) => said(at));

function answer(path: string) {
  const search = new URLSearchParams(path.split("?")[1]);
  const [ms, seq, limit] = ["ms", "seq", "limit"].map((name) => Number(search.get(name))) as [
    number,
    number,
    number,
  ];
  const isBefore = (one: Message) => (one.mediaPositionMs ?? 0) - ms || one.seq - seq;
  return search.get("towards") === "before"
    ? all.filter((one) => isBefore(one) < 0).slice(-limit)
    : all.filter((one) => isBefore(one) > 0).slice(0, limit);
}

const asked = vi.mocked(request);
let nowMs = 0;
let stop: () => void = () => undefined;

function started() {
  const room = createRoomStore({ room: { id: "r", lastSeq: 3_600 } as Room, readSeq: 3_600 }, [], "film");
  const replay = new RoomReplay(room, () => nowMs);
  stop = replay.start();
  const known = () => replay.store.getState().replay?.messages.map(({ seq }) => seq) ?? [];
  return { room, replay, known };
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset();
  asked.mockImplementation(async (path) => ({ messages: answer(path) }));
  nowMs = 1_000_000;
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("leads to the last moment that was chosen while an earlier one was on its way", async () => {
  const { replay, known } = started();
  await vi.runAllTimersAsync();
  nowMs = 2_000_000;
  replay.follow();
  nowMs = 3_000_000;
  replay.follow();
  await vi.runAllTimersAsync();
  expect(known()).toContain(3_000);
});

test("asks again by itself when nothing answers, and when all was dropped", async () => {
  asked.mockRejectedValueOnce(new Error("offline"));
  const { room, replay, known } = started();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(replay.store.getState()).toMatchObject({ replay: null, failed: true });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(known()).toContain(1_000);
  room.setState({ changed: null });
  expect(known()).toEqual([]);
  await vi.runAllTimersAsync();
  expect(known()).toContain(1_000);
});

test("leaves whoever reads further up where they are, until they go to the end", async () => {
  const { replay, known } = started();
  await vi.runAllTimersAsync();
  replay.setAtEnd(false);
  for (let page = 0; page < 6; page += 1) await replay.loadEarlier();
  expect(known()).toContain(400);
  expect(known()).not.toContain(1_000);
  nowMs += 5_000;
  replay.follow();
  await vi.runAllTimersAsync();
  expect(known()).toContain(400);
  replay.loadLaterSaid();
  await vi.runAllTimersAsync();
  expect(known().length).toBe(400);
  expect(known()).toContain(800);
  await replay.openEnd();
  expect(known()).toContain(1_005);
  nowMs = 10_000;
  replay.follow();
  await vi.runAllTimersAsync();
  expect(known(), "seeked back beyond what is known").toContain(10);
});
