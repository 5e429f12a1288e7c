import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { replyJson } from "../chat/message-sql";
import { db, isTaken, type Transaction } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { isStaff, readInside, requireModerator } from "../rooms/access-data";
import { tellLater, tellUser } from "../users/channel-data";
import type { SignedIn } from "../viewer";
import { audit } from "./audit-data";
import { putIntoRoom } from "./held-room-data";
import {
  type Held,
  type HeldDecision,
  type HeldEvent,
  type HeldMessage,
  type HeldPage,
  type HoldingEvent,
  MAX_HELD,
} from "./held-schema";
import { placedRoomJson } from "./room-sql";
import { requireUnsanctioned } from "./routing-data";
import { actorIn } from "./rules-actor";
import { userJson } from "./user-sql";

const waits = Prisma.sql`h.outcome IS NULL AND h.expires_at > now()`;

type Times = { createdAt: Date; expiresAt: Date };
const iso = <Row extends Times>(row: Row) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/** The rooms `r` that the viewer keeps: of the site's staff, all. */
function keptBy(viewer: SignedIn) {
  return Prisma.sql`
    (${isStaff(viewer)}::boolean OR EXISTS (
      SELECT FROM member k WHERE k.room_id = r.id AND k.user_id = ${viewer.id}::uuid AND k.left_at IS NULL
        AND k.role IN ('owner', 'moderator')))`;
}

/**
 * What waits for its moderators in a room, or, without one, in all rooms that the viewer keeps; oldest first. Throws
 * `not_found`, `forbidden` for a room that the viewer does not keep.
 */
export async function listHeld(viewer: SignedIn, roomId: string | null): Promise<HeldPage> {
  if (roomId !== null) await requireModerator(viewer, roomId);
  const where = roomId === null ? keptBy(viewer) : Prisma.sql`h.room_id = ${roomId}::uuid`;
  const rows = await db.$queryRaw<(HeldMessage & Times & { waiting: number })[]>`
    SELECT h.id, h.room_id AS "roomId", h.client_id AS "clientId", h.body, h.media_position_ms AS "mediaPositionMs",
      h.cause, h.created_at AS "createdAt", h.expires_at AS "expiresAt", NULL AS outcome, ${userJson("u")} AS author,
      ${placedRoomJson} AS room,
      CASE WHEN p.id IS NOT NULL THEN ${replyJson} END AS "replyTo", (count(*) OVER ())::int AS waiting
    FROM held_message h JOIN room r ON r.id = h.room_id JOIN "user" u ON u.id = h.author_id
    LEFT JOIN message p ON p.id = h.reply_to_id LEFT JOIN "user" pu ON pu.id = p.author_id
    WHERE ${waits} AND ${where}
    ORDER BY h.created_at, h.id LIMIT ${MAX_HELD}::int`;
  const items = rows.map(({ waiting: _, ...row }) => iso(row)) satisfies HeldMessage[];
  return { items, waiting: rows[0]?.waiting ?? 0 };
}

/** One's own messages that wait in a room, and what became of those of the last two days. Throws as reading there does. */
export async function listOwnHeld(viewer: SignedIn, roomId: string): Promise<{ items: Held[] }> {
  const own = Prisma.sql`
    SELECT coalesce(json_agg(t), '[]') FROM (
      SELECT h.id, h.room_id AS "roomId", h.client_id AS "clientId", h.body, h.created_at AS "createdAt",
        h.expires_at AS "expiresAt", h.media_position_ms AS "mediaPositionMs", h.reply_to_id AS "replyToId",
        CASE WHEN h.outcome IS NULL AND h.expires_at <= now() THEN 'expired' ELSE h.outcome::text END AS outcome
      FROM held_message h
      WHERE h.author_id = ${viewer.id}::uuid AND h.room_id = ${roomId}::uuid AND h.created_at > now() - interval '2 days'
      ORDER BY h.created_at LIMIT ${MAX_HELD}::int
    ) t`;
  const { value } = await readInside<Held[]>(viewer, roomId, own);
  const moment = (at: string) => new Date(at).toISOString();
  return {
    items: value.map((held) => ({
      ...held,
      createdAt: moment(held.createdAt),
      expiresAt: moment(held.expiresAt),
    })),
  };
}

/** Takes one's own message back that waits. Does nothing when it does not wait any more. */
export async function withdrawHeld(viewer: SignedIn, roomId: string, heldId: string) {
  await limit("moderate", viewer.id);
  const taken = await db.$executeRaw`
    UPDATE held_message h SET outcome = 'expired', decided_at = now()
    WHERE h.id = ${heldId}::uuid AND h.room_id = ${roomId}::uuid AND h.author_id = ${viewer.id}::uuid AND ${waits}`;
  if (taken > 0) tellKeepers(roomId);
}

/**
 * Lets a held message into its room, under the room's next `seq`, or not. Of two moderators at once, one decides. Answers
 * what still waits in the room. Throws `conflict` when it does not wait any more, `forbidden` for one's own, when its
 * author may not write there now and to who is silenced themselves, `not_found`.
 */
export async function decideHeld(
  viewer: SignedIn,
  { roomId, heldId, approve }: HeldDecision,
): Promise<HeldPage> {
  const access = await requireModerator(viewer, roomId);
  const actor = actorIn(viewer, access);
  const deciding = db.$transaction(async (tx) => {
    await requireUnsanctioned(tx, viewer, roomId);
    await lockAuthor(tx, heldId);
    const [held] = await tx.$queryRaw<{ authorId: string; clientId: string; cause: string }[]>`
      UPDATE held_message h SET outcome = ${approve ? "approved" : "rejected"}::"HeldOutcome",
        decided_by_id = ${viewer.id}::uuid, decided_at = now()
      WHERE h.id = ${heldId}::uuid AND h.room_id = ${roomId}::uuid AND ${waits}
      RETURNING author_id AS "authorId", client_id AS "clientId", cause`;
    if (!held) throw new AppError("conflict", "That message does not wait any more.");
    if (held.authorId === viewer.id)
      throw new AppError("forbidden", "Somebody else decides on your message.");
    const action = approve ? "held-approved" : "held-rejected";
    await audit(tx, { actor, action, roomId, subjectId: held.authorId, data: { heldId, cause: held.cause } });
    return { ...held, tell: approve ? await putIntoRoom(tx, roomId, heldId) : undefined };
  });
  const decided = await deciding.catch(refuseTwin);
  decided.tell?.();
  const { authorId, clientId } = decided;
  const event: HeldEvent = { roomId, clientId, outcome: approve ? "approved" : "rejected" };
  tellLater(authorId, "held", event);
  tellKeepers(roomId);
  return listHeld(viewer, roomId);
}

/**
 * As a statement of its own: what shuts the author out waits for it or is seen by all that follows. The member before the
 * held message, as everywhere.
 */
async function lockAuthor(tx: Transaction, heldId: string) {
  await tx.$queryRaw`
    SELECT 1 FROM member m JOIN held_message h ON h.room_id = m.room_id AND h.author_id = m.user_id
    WHERE h.id = ${heldId}::uuid FOR UPDATE OF m`;
}

/** Throws `conflict` when its author has sent another message with the same `clientId` meanwhile. */
function refuseTwin(error: unknown): never {
  if (!isTaken(error)) throw error;
  throw new AppError("conflict", "Its author has sent another message in its place.");
}

/** So many of the room's moderators hear at once that something waits; the others when they look. */
const MOST_TOLD = 20;

/** Tells those who keep a room how many messages wait there. */
export function tellKeepers(roomId: string) {
  inBackground(async () => {
    const keepers = await db.$queryRaw<{ id: string; channelEpoch: number; waiting: number }[]>`
      SELECT u.id, u.channel_epoch AS "channelEpoch", (SELECT count(*)::int FROM held_message h WHERE h.room_id = m.room_id AND ${waits}) AS waiting
      FROM member m JOIN "user" u ON u.id = m.user_id
      WHERE m.room_id = ${roomId}::uuid AND m.left_at IS NULL AND m.role IN ('owner', 'moderator')
      ORDER BY m.role, m.joined_at LIMIT ${MOST_TOLD}::int`;
    await Promise.all(
      keepers.map(({ id, channelEpoch, waiting }) =>
        tellUser({ id, channelEpoch }, "holding", { roomId, waiting } satisfies HoldingEvent),
      ),
    );
  });
}
