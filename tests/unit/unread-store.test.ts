import { afterEach, expect, test, vi } from "vitest";
import {
  forgetUnreadCount,
  refreshUnread,
  refreshUnreadOf,
  setReadingRoom,
  useUnreadMessages,
} from "@/components/rooms/unread-store";

const asked = vi.fn(async (_path: string) => Response.json({ unread: 3 }));
vi.stubGlobal("fetch", asked);

afterEach(() => {
  setReadingRoom(null);
  forgetUnreadCount();
  asked.mockClear();
});

test("what is read in the room before one's eyes, whose messages do not count, is no reason to ask again", async () => {
  setReadingRoom("r");
  await refreshUnreadOf("r");
  expect(asked.mock.calls).toEqual([["/api/rooms/unread?reading=r"]]);
  await refreshUnreadOf("r");
  expect(asked).toHaveBeenCalledTimes(1);
  expect(useUnreadMessages.getState().unread).toBe(3);
});

test("it is asked again once the room is left, for another one, and for somebody else", async () => {
  setReadingRoom("r");
  await refreshUnread();
  setReadingRoom(null);
  await refreshUnreadOf("r");
  expect(asked.mock.lastCall).toEqual(["/api/rooms/unread"]);

  setReadingRoom("r");
  await refreshUnread();
  await refreshUnreadOf("s");
  expect(asked).toHaveBeenCalledTimes(4);

  forgetUnreadCount();
  await refreshUnreadOf("r");
  expect(asked).toHaveBeenCalledTimes(5);
});
