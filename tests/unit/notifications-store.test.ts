import { beforeEach, expect, test, vi } from "vitest";
import { request } from "@/components/chat/api";
import {
  forgetNotifications,
  hear,
  refreshNotifications,
  useNotifications,
} from "@/components/notifications/store";
import { useUnread } from "@/components/notifications/unread";
import type { Notification, NotificationPage } from "@/lib/notifications/schema";

vi.mock("@/components/chat/api", () => ({ request: vi.fn(), messageOf: String }));

const told = (id: string) => ({ id, readAt: null }) as Notification;
const page = (...ids: string[]): NotificationPage => ({
  items: ids.map(told),
  nextCursor: null,
  unread: ids.length,
});
const answer = vi.mocked(request);

beforeEach(() => {
  forgetNotifications();
  answer.mockReset();
});

test("an answer that something told has overtaken is asked for again", async () => {
  answer.mockImplementationOnce(async () => {
    hear(told("2"));
    return page("1");
  });
  answer.mockResolvedValueOnce(page("2", "1"));
  await refreshNotifications();
  expect(answer).toHaveBeenCalledTimes(2);
  expect(useNotifications.getState().items.map(({ id }) => id)).toEqual(["2", "1"]);
  expect(useUnread.getState().unread).toBe(2);
});

test("an answer for somebody who has gone meanwhile is dropped", async () => {
  answer.mockImplementationOnce(async () => {
    forgetNotifications();
    return page("1");
  });
  await refreshNotifications();
  expect(answer).toHaveBeenCalledTimes(1);
  expect(useNotifications.getState()).toMatchObject({ items: [], status: "unasked" });
});
