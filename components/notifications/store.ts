import { create } from "zustand";
import { messageOf, request } from "@/components/chat/api";
import { toastError } from "@/components/ui/toast";
import type { Notification, NotificationPage, ReadInput } from "@/lib/notifications/schema";
import { useUnread } from "./unread";

type Told = { items: Notification[]; nextCursor: string | null; status: "unasked" | "ready" | "failed" };

const nothing: Told = { items: [], nextCursor: null, status: "unasked" };

/** What the viewer was told, newest first, as far as it was asked for; and the tab's only copy of it. */
export const useNotifications = create<Told>(() => nothing);

/** Counts the changes to what is read, so that an answer from before one does not take it back. */
let changes = 0;

/** Counts whose notifications these are, so that an answer meant for somebody else is dropped. */
let owners = 0;

const MOST_TRIES = 5;

/**
 * Asks what there is by now, and puts it before what is known. An answer that something has overtaken on its way is
 * asked for again. Rejects when there is no answer.
 */
export async function refreshNotifications() {
  const owner = owners;
  try {
    for (let tries = 1; owner === owners; tries++) {
      const before = changes;
      const page = await request<NotificationPage>("/api/notifications");
      if (owner !== owners) return;
      if (before === changes || tries === MOST_TRIES) return takeNewest(page);
    }
  } catch (error) {
    if (owner !== owners) return;
    useNotifications.setState(({ status }) => ({ status: status === "ready" ? "ready" : "failed" }));
    throw error;
  }
}

/** Takes over the newest page; what stands further down stays, unless it no longer joins it without a gap. */
export function takeNewest({ items, nextCursor, unread }: NotificationPage) {
  const last = items.at(-1);
  useUnread.setState({ unread });
  useNotifications.setState((known) => {
    const joins = last && nextCursor && known.items.some(({ id }) => id === last.id);
    const older = joins ? known.items.filter(({ id }) => id < last.id) : [];
    return {
      items: [...items, ...older],
      nextCursor: joins ? known.nextCursor : nextCursor,
      status: "ready",
    };
  });
}

/** Adds the next page. Rejects when there is no answer. */
export async function loadOlder() {
  const { nextCursor } = useNotifications.getState();
  if (!nextCursor) return;
  const page = await request<NotificationPage>(`/api/notifications?cursor=${nextCursor}`);
  useNotifications.setState(({ items }) => ({
    items: [...items, ...page.items.filter(({ id }) => id < nextCursor)],
    nextCursor: page.nextCursor,
  }));
}

/** One that was just told. */
export function hear(notification: Notification) {
  const { items, status } = useNotifications.getState();
  if (items.some(({ id }) => id === notification.id)) return;
  changes += 1;
  useUnread.setState(({ unread }) => ({ unread: unread + 1 }));
  if (status === "ready") useNotifications.setState({ items: [notification, ...items] });
}

/** Marks one as read, at once. */
export function readOne(notification: Notification) {
  if (notification.readAt) return;
  void read({ ids: [notification.id] }, ({ id }) => id === notification.id);
}

/** Marks all that is on the screen, and all that is older, as read. */
export function readAll() {
  const newest = useNotifications.getState().items.at(0);
  if (newest) return read({ upTo: newest.id }, () => true);
}

async function read(input: ReadInput, which: (notification: Notification) => boolean) {
  changes += 1;
  const readAt = new Date().toISOString();
  const mark = (one: Notification) => (which(one) && !one.readAt ? { ...one, readAt } : one);
  useNotifications.setState(({ items }) => ({ items: items.map(mark) }));
  try {
    useUnread.setState(
      await request<{ unread: number }>("/api/notifications/read", { method: "POST", body: input }),
    );
  } catch (error) {
    toastError(messageOf(error));
    refreshNotifications().catch(() => undefined);
  }
}

/** Forgets everything, as when somebody else signs in. */
export function forgetNotifications() {
  owners += 1;
  useNotifications.setState(nothing);
  useUnread.setState({ unread: 0 });
}
