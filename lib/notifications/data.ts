import "server-only";
import { v7 as uuid } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { inBackground } from "../realtime/background";
import { tellUser } from "../users/channel-data";
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
import { toldData } from "./told-sql";

/** What is kept of what a user was told; older is forgotten. */
const KEPT = 500;

/** What is to be told to whom. */
export type Notice = {
  [Kind in NotificationKind]: { to: string[]; kind: Kind; data: NotificationData[Kind] };
}[NotificationKind];

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
  const wake = await keepNotices(db, [{ to: userIds, kind, data } as Notice]);
  await wake();
}

/**
 * Keeps what users are told, in the transaction of what it tells of, so that nobody stays untold of what has happened.
 * Call the answer after the commit: it does the rest of what `notify` does.
 */
export async function keepNotices(
  tx: Pick<Transaction, "notification">,
  notices: Notice[],
): Promise<() => Promise<void>> {
  const rows = notices.flatMap(({ to, kind, data }) =>
    [...new Set(to)].map((userId) => ({ id: uuid(), userId, kind, data })),
  );
  if (rows.length === 0) return async () => undefined;
  const kept = await tx.notification.createManyAndReturn({
    data: rows.map((row) => ({ ...row, data: withoutWords(row.data) as Prisma.InputJsonValue })),
    select: {
      id: true,
      kind: true,
      createdAt: true,
      readAt: true,
      user: { select: { id: true, channelEpoch: true } },
    },
  });
  const said = new Map(rows.map(({ id, data }) => [id, data]));
  return async () => {
    await forgetOld([...new Set(rows.map(({ userId }) => userId))]);
    inBackground(() => wakeUp(kept.map((row) => ({ ...row, data: said.get(row.id) }))));
  };
}

/** So many are woken up at once. */
const AT_ONCE = 20;

async function wakeUp(kept: (Row & { user: Parameters<typeof tellUser>[0] })[]) {
  for (let from = 0; from < kept.length; from += AT_ONCE) {
    const some = kept.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(({ user, ...row }) => tellUser(user, "notification", { notification: shown(row) })),
    );
  }
}

/** What a message says is read from the message itself whenever it is shown, so that it can be taken back. */
function withoutWords(data: object) {
  const { excerpt: _, ...kept } = { excerpt: undefined, ...data };
  return kept;
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
  const older = cursor ? Prisma.sql`AND n.id < ${cursor}::uuid` : Prisma.empty;
  const [rows, unread] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT n.id, n.kind, ${toldData} AS data, n.created_at AS "createdAt", n.read_at AS "readAt"
      FROM notification n WHERE ${toldTo(viewer)} ${older} ORDER BY n.id DESC LIMIT ${limit + 1}::int`,
    countUnread(viewer),
  ]);
  const items = rows.slice(0, limit).map(shown);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null, unread };
}

/** Marks some of what the viewer was told as read. Answers how much is left unread. */
export async function readNotifications(viewer: SignedIn, input: ReadInput): Promise<{ unread: number }> {
  const which =
    "ids" in input ? Prisma.sql`n.id = ANY(${input.ids}::uuid[])` : Prisma.sql`n.id <= ${input.upTo}::uuid`;
  await db.$executeRaw`
    UPDATE notification n SET read_at = now() WHERE ${toldTo(viewer)} AND ${which} AND n.read_at IS NULL`;
  return { unread: await countUnread(viewer) };
}

/** The one rule of which notifications `n` a viewer reads here: what was told to them. */
function toldTo(viewer: SignedIn) {
  return Prisma.sql`n.user_id = ${viewer.id}::uuid AND n.kind = ANY(${notificationKinds}::text[])`;
}

async function countUnread(viewer: SignedIn) {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM notification n WHERE ${toldTo(viewer)} AND n.read_at IS NULL LIMIT ${MOST_UNREAD}::int
    ) u`;
  return row?.unread ?? 0;
}

type Row = { id: string; kind: string; data: unknown; createdAt: Date; readAt: Date | null };

function shown({ createdAt, readAt, ...row }: Row) {
  const times = { createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
  return { ...row, ...times } as Notification;
}
