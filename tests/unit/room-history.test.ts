import { expect, test, vi } from "vitest";
import { request } from "@/components/chat/api";
import { RoomHistory } from "@/components/chat/room-history";
import { createRoomStore } from "@/components/chat/room-state";
import type { History, Message } from "@/lib/chat/schema";
import type { Room } from "@/lib/rooms/schema";

vi.mock("@/components/chat/api", () => ({ request: vi.fn(), RequestError: class extends Error {} }));

const LAST = 1_000;

const pageOf = (from: number, to: number): History => ({
  messages: Array.from({ length: to - from + 1 }, (_, at) => {
    const seq = from + at;
    return { id: String(seq), seq, rev: seq, author: { id: "b" }, body: "" } as Message;
  }),
  lastSeq: LAST,
  lastRev: LAST,
});

/** Answers that come when they are let through, by what was asked. */
function heldBack() {
  const waiting = new Map<string, (page: History) => void>();
  vi.mocked(request).mockImplementation(async (path) => {
    const page = new Promise<History>((resolve) => waiting.set(path.split("?")[1] ?? "", resolve));
    return (await page) as never;
  });
  return (asked: string, page: History) => waiting.get(asked)?.(page);
}

test("of two places that one is led to, the last one counts, whichever page comes first", async () => {
  const answer = heldBack();
  const room = { id: "r", lastSeq: LAST } as Room;
  const store = createRoomStore({ room, readSeq: LAST }, [], "live");
  const failed = (error: Error) => {
    throw error;
  };
  const history = new RoomHistory(store, failed, () => "older");
  const first = history.openAround(100);
  const second = history.openAround(500);
  answer("around=500&limit=50", pageOf(475, 524));
  await second;
  answer("around=100&limit=50", pageOf(75, 124));
  await first;
  expect(store.getState().timeline.from).toBe(475);
  expect(store.getState().target?.seq).toBe(500);

  const end = history.openAtEnd();
  const back = history.openAround(300);
  answer("around=300&limit=50", pageOf(275, 324));
  await back;
  answer("limit=50", pageOf(951, 1_000));
  await end;
  expect(store.getState().timeline.from).toBe(275);
});
