import { beforeEach, expect, test, vi } from "vitest";
import { RoomChannel } from "@/components/chat/room-channel";

const room = "01900000-0000-7000-8000-000000000001";
const bound = new Map<string, (event?: unknown) => void>();
const pusher = {
  connection: { bind: () => undefined, unbind: () => undefined },
  subscribe: vi.fn((name: string) => ({
    name,
    bind: (event: string, listener: (event?: unknown) => void) => bound.set(event, listener),
    unbind: () => undefined,
  })),
  unsubscribe: () => undefined,
};

vi.mock("@/components/realtime/broker", () => ({
  acquireBroker: async () => pusher,
  releaseBroker: async () => undefined,
}));
vi.mock("@/components/chat/typing", () => ({ hearTyping: () => undefined }));

const handlers = {
  messages: vi.fn(),
  room: vi.fn(),
  moved: vi.fn(),
  people: vi.fn(),
  role: vi.fn(),
  refused: vi.fn(),
  live: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  bound.clear();
});

const fail = (error: string) => bound.get("pusher:subscription_error")?.({ error });

test("a server that does not answer is asked again, less and less often, and nothing else is asked for it", async () => {
  const channel = new RoomChannel(room, handlers);
  await channel.start(1);
  const waits = [];
  for (const error of ["503", "The operation timed out.", "500", "503"]) {
    fail(error);
    const before = Date.now();
    const asked = pusher.subscribe.mock.calls.length;
    while (pusher.subscribe.mock.calls.length === asked) vi.advanceTimersByTime(500);
    waits.push(Date.now() - before);
  }
  expect(handlers.refused).not.toHaveBeenCalled();
  expect(waits[0]).toBeGreaterThanOrEqual(3_000);
  expect(waits[1]).toBeGreaterThanOrEqual(6_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10_500);
  channel.stop();
});

test("a server that refuses is believed", async () => {
  const channel = new RoomChannel(room, handlers);
  await channel.start(1);
  fail("403");
  expect(handlers.refused).toHaveBeenCalledTimes(1);
  expect(handlers.live).toHaveBeenLastCalledWith(false);
  vi.advanceTimersByTime(60_000);
  expect(pusher.subscribe).toHaveBeenCalledTimes(1);
  channel.stop();
});
