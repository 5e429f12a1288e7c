import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { request } from "@/components/chat/api";
import { RoomReading } from "@/components/chat/room-reading";
import { RoomStanding } from "@/components/chat/room-standing";
import { createRoomStore, type RoomStore } from "@/components/chat/room-state";
import type { Message } from "@/lib/chat/schema";
import { emptyTimeline, openAtEnd, receive } from "@/lib/chat/sync";
import type { Room } from "@/lib/rooms/schema";

vi.mock("@/components/chat/api", () => ({ request: vi.fn(async () => ({ room: {} })) }));

const fetched = vi.fn(async () => new Response());
vi.stubGlobal("fetch", fetched);
vi.stubGlobal("document", { visibilityState: "visible" });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.clearAllMocks();
  vi.restoreAllMocks();
});

const storeOf = (people: number) =>
  createRoomStore({ room: { id: "r", people, lastSeq: 0 } as Room, readSeq: 0 }, [], "live");

/** How often `asked` is called in each of the coming seconds, until it is not any more. */
function perSecond(asked: ReturnType<typeof vi.fn>, seconds: number) {
  return Array.from({ length: seconds }, () => {
    const before = asked.mock.calls.length;
    vi.advanceTimersByTime(1_000);
    return asked.mock.calls.length - before;
  });
}

/** Every member's dice show another number, evenly. */
function dice(members: number) {
  let turn = 0;
  vi.spyOn(Math, "random").mockImplementation(() => ((turn++ % members) + 0.5) / members);
}

test("when the broker is back, a few ask at once what the room is set to, and a crowd ten a second", () => {
  for (const [people, within, most] of [
    [5, 3, 2],
    [200, 20, 10],
  ] as const) {
    vi.mocked(request).mockClear();
    dice(people);
    for (let member = 0; member < people; member++) {
      const standing = new RoomStanding(storeOf(people), () => undefined);
      standing.live();
      expect(request).not.toHaveBeenCalled();
      standing.live();
    }
    const rates = perSecond(vi.mocked(request), within);
    expect(vi.mocked(request).mock.calls.length).toBe(people);
    expect(Math.max(...rates)).toBeLessThanOrEqual(most);
  }
});

function reader(store: RoomStore) {
  const reading = new RoomReading(store, () => undefined);
  reading.setAtEnd(true);
  store.setState({ timeline: openAtEnd(emptyTimeline, { messages: [], lastSeq: 0, lastRev: 0 }) });
  return (seq: number) => {
    const message = { id: String(seq), seq, rev: seq, author: { id: "b" }, body: "" } as Message;
    store.setState(({ timeline }) => ({ timeline: receive(timeline, { messages: [message] }) }));
    reading.follow();
  };
}

test("the longer the more there are, readers keep to themselves how far they have read", () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  for (const [people, pause] of [
    [5, 15],
    [200, 50],
  ] as const) {
    fetched.mockClear();
    const hear = reader(storeOf(people));
    hear(1);
    vi.advanceTimersByTime(1_000);
    expect(fetched).toHaveBeenCalledTimes(1);
    hear(2);
    vi.advanceTimersByTime((pause - 2) * 1_000);
    expect(fetched).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2_000);
    expect(fetched).toHaveBeenCalledTimes(2);
  }
});

test("after a lull, a crowd does not tell at once that it has read", () => {
  dice(200);
  const readers = Array.from({ length: 200 }, () => reader(storeOf(200)));
  for (const hear of readers) hear(1);
  const rates = perSecond(fetched, 40);
  expect(fetched).toHaveBeenCalledTimes(200);
  expect(Math.max(...rates)).toBeLessThanOrEqual(6);
});
