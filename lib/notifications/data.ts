import "server-only";
import { v7 as uuid } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { NotificationWhereInput } from "@/prisma/generated/models";
import { db } from "../db";
import { inBackground } from "../realtime/background";
import { userChannel } from "../realtime/channels";
import { publish } from "../realtime/server";
import type { SignedIn } from "../viewer";
import {
  MOST_UNREAD,
  type Notification,
  type NotificationData,
  type NotificationKind,
  type NotificationPage,
  type NotificationQuery,
  notificationKinds,
  type ReadInput,
} from "./schema";

const columns = { id: true, kind: true, data: true, createdAt: true, readAt: true } as const;

/**
 * Tells users something: keeps it for each of them, then wakes up whoever is here. Call it after the commit of what it
 * tells; a broker that is away costs nothing but time. Never tells anyone about themselves: leave out who did it.
 */
export async function notify<Kind extends NotificationKind>(
  userIds: string[],
  kind: Kind,
  data: NotificationData[Kind],
): Promise<void> {
  const rows = [...new Set(userIds)].map((userId) => ({
    id: uuid(),
    userId,
    kind,
    data: data as Prisma.InputJsonValue,
  }));
  if (rows.length === 0) return;
  const kept = await db.notification.createManyAndReturn({
    data: rows,
    select: { ...columns, userId: true },
  });
  inBackground(() =>
    Promise.all(
      kept.map(({ userId, ...row }) =>
        publish(userChannel(userId), "notification", { notification: shown(row) }),
      ),
    ),
  );
}

/** A page of what the viewer was told, newest first, with how much of all of it is unread. */
export async function listNotifications(
  viewer: SignedIn,
  { cursor, limit }: NotificationQuery,
): Promise<NotificationPage> {
  const where = { ...toldTo(viewer), ...(cursor && { id: { lt: cursor } }) };
  const [rows, unread] = await Promise.all([
    db.notification.findMany({ where, select: columns, orderBy: { id: "desc" }, take: limit + 1 }),
    countUnread(viewer),
  ]);
  const items = rows.slice(0, limit).map(shown);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null, unread };
}

/** Marks some of what the viewer was told as read. Answers how much is left unread. */
export async function readNotifications(viewer: SignedIn, input: ReadInput): Promise<{ unread: number }> {
  const which = "ids" in input ? { in: input.ids } : { lte: input.upTo };
  const where = { ...toldTo(viewer), id: which, readAt: null };
  await db.notification.updateMany({ where, data: { readAt: new Date() } });
  return { unread: await countUnread(viewer) };
}

/** The one rule of what a viewer reads here: what was told to them. */
function toldTo(viewer: SignedIn) {
  return { userId: viewer.id, kind: { in: [...notificationKinds] } } satisfies NotificationWhereInput;
}

async function countUnread(viewer: SignedIn) {
  const where = { ...toldTo(viewer), readAt: null };
  const unread = await db.notification.findMany({ where, select: { id: true }, take: MOST_UNREAD });
  return unread.length;
}

type Row = { id: string; kind: string; data: unknown; createdAt: Date; readAt: Date | null };

function shown({ createdAt, readAt, ...row }: Row) {
  const times = { createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
  return { ...row, ...times } as Notification;
}
