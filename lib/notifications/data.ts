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

/** What is kept of what a user was told; older is forgotten. */
const KEPT = 500;

/**
 * Tells users something: keeps it for each of them, then wakes up whoever is here. The last `KEPT` of each user stay.
 * Call it after the commit of what it tells; a broker that is away costs nothing but time. Never tells anyone about
 * themselves: leave out who did it.
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
  await forgetOld(rows.map(({ userId }) => userId));
  inBackground(() =>
    Promise.all(
      kept.map(({ userId, ...row }) =>
        publish(userChannel(userId), "notification", { notification: shown(row) }),
      ),
    ),
  );
}

async function forgetOld(userIds: string[]) {
  await db.$executeRaw`
    DELETE FROM notification USING unnest(${userIds}::uuid[]) AS told (user_id)
    CROSS JOIN LATERAL (
      SELECT id FROM notification AS known WHERE known.user_id = told.user_id ORDER BY id DESC OFFSET ${KEPT} LIMIT 1
    ) AS first_old
    WHERE notification.user_id = told.user_id AND notification.id <= first_old.id`;
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
