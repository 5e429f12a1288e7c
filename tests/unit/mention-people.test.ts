import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { request } from "@/components/chat/api";
import { offerPeople } from "@/components/chat/mention-people";
import type { RoomEngine } from "@/components/chat/room-engine";

vi.mock("@/components/chat/api", () => ({ request: vi.fn() }));

const asked = vi.mocked(request);
const state = { room: { id: "room" }, timeline: { messages: [] } };
const engine = { store: { getState: () => state } } as unknown as RoomEngine;
const bob = { id: "b", handle: "bob", name: "Bob", imageUrl: null };
const bea = { id: "e", handle: "bea", name: "Bea", imageUrl: null };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function offered(query: string) {
  const offer = vi.fn();
  offerPeople(engine, "viewer", query, offer);
  await vi.advanceTimersByTimeAsync(1_000);
  return offer.mock.lastCall?.[0].map(({ handle }: { handle: string }) => handle);
}

test("who has come into the room meanwhile is offered, too, within half a minute", async () => {
  asked.mockResolvedValue({ people: [bob] });
  expect(await offered("b")).toEqual(["bob"]);
  asked.mockResolvedValue({ people: [bob, bea] });
  expect(await offered("b")).toEqual(["bob"]);
  expect(asked, "one answer serves while one types").toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await offered("b")).toEqual(["bob", "bea"]);
});
