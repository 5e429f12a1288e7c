import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { isVisibleTo } from "../media/data";
import { limit } from "../rate-limit";
import type { SignedIn, Viewer } from "../viewer";
import type { MemberRole, RoomPosition, RoomVisibility } from "./schema";

/** After how long in use a room's channel is given up for a new one: it bounds what a stale signature can hear. */
export const EPOCH_MINUTES = 10;

/**
 * Everything that decides what a viewer may do in a room, read in one snapshot by the database's clock. `open` is the
 * one rule of taking part: a member, not banned, watching the room's media, and the room is not closed.
 */
export type Access = RoomPosition & {
  mediaId: string;
  title: string;
  visibility: RoomVisibility;
  lobby: boolean;
  inviteToken: string | null;
  /** The viewer's own; null for who is not a member now. */
  role: MemberRole | null;
  owned: boolean;
  mediaVisible: boolean;
  closed: boolean;
  watching: boolean;
  banned: boolean;
  silenced: boolean;
  /** Null when silenced for good, or not at all. */
  silencedUntil: Date | null;
  /** The epoch is older than `EPOCH_MINUTES`. */
  stale: boolean;
  open: boolean;
};

/** The sanctions in force: of the room in question or of the whole site. */
const sanctionsOf = (userId: string | null) => Prisma.sql`
  SELECT count(*) FILTER (WHERE kind = 'ban') > 0 AS banned,
    count(*) FILTER (WHERE kind <> 'ban') > 0 AS silenced,
    CASE WHEN count(*) FILTER (WHERE kind <> 'ban' AND expires_at IS NULL) = 0
      THEN max(expires_at) FILTER (WHERE kind <> 'ban') END AS "silencedUntil"
  FROM sanction
  WHERE user_id = ${userId}::uuid AND (room_id = r.id OR room_id IS NULL)
    AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`;

/** SQL of the one `Access` row of a viewer and a room; no row for an unknown room. */
export function accessOf(viewer: Viewer, roomId: string) {
  const userId = viewer?.id ?? null;
  return Prisma.sql`
    SELECT f.*, f.role IS NOT NULL AND NOT f.closed AND NOT f.banned AND f.watching AS open
    FROM (
      SELECT r.id, r.media_id AS "mediaId", r.title, r.visibility::text AS visibility,
        r.lobby_of IS NOT NULL AS lobby, r.invite_token AS "inviteToken",
        r.epoch, r.last_seq AS "lastSeq", r.last_rev AS "lastRev",
        CASE WHEN m.left_at IS NULL THEN m.role::text END AS role,
        coalesce(r.owner_id = ${userId}::uuid, false) AS owned,
        ${isVisibleTo(viewer)} AS "mediaVisible",
        r.closed_at IS NOT NULL AS closed,
        EXISTS (
          SELECT FROM watching w
          WHERE w.user_id = ${userId}::uuid AND w.media_id = r.media_id AND w.lease_expires_at > now()
        ) AS watching,
        s.banned, s.silenced, s."silencedUntil",
        r.epoch_started_at < now() - make_interval(mins => ${EPOCH_MINUTES}) AS stale
      FROM room r
      JOIN media ON media.id = r.media_id
      LEFT JOIN member m ON m.room_id = r.id AND m.user_id = ${userId}::uuid
      CROSS JOIN LATERAL (${sanctionsOf(userId)}) s
      WHERE r.id = ${roomId}::uuid
    ) f`;
}

export async function findAccess(viewer: Viewer, roomId: string): Promise<Access | null> {
  const [access] = await db.$queryRaw<Access[]>(accessOf(viewer, roomId));
  return access ?? null;
}

/** True when the viewer may know that the room is there: to everyone else it is missing. */
export function isKnown(access: Access | null, invite?: string): access is Access {
  if (!access) return false;
  if (access.role || access.owned) return true;
  if (access.closed || !access.mediaVisible) return false;
  return access.visibility === "public" || (invite !== undefined && invite === access.inviteToken);
}

/** What a missing room answers, and one that the viewer may not know of. */
export function roomGone() {
  return new AppError("not_found", "There is no such room.");
}

/** The reason why a viewer may not join, or null. */
export function refusalToJoin(access: Access | null, invite?: string): AppError | null {
  if (!isKnown(access, invite)) return roomGone();
  if (access.banned) return new AppError("forbidden", "You are banned from this room.");
  if (access.closed) return new AppError("forbidden", "This room is closed.");
  if (!access.watching) return new AppError("forbidden", "Press play to join in.");
  return null;
}

/** The reason why a viewer may not take part, or null. Refuses exactly when `open` is false. */
export function refusal(access: Access | null): AppError | null {
  const reason = refusalToJoin(access);
  if (reason || access?.role) return reason;
  return new AppError("forbidden", "Join the room first.");
}

/**
 * The access of a viewer who may take part in a room, with what `what` selects, both in one snapshot; `what` is SQL
 * of one value, which is not evaluated for others. Throws `not_found`, or `forbidden` with the reason.
 */
export async function readInside<Value>(viewer: SignedIn, roomId: string, what: Prisma.Sql) {
  const [row] = await db.$queryRaw<(Access & { value: Value })[]>`
    WITH access AS MATERIALIZED (${accessOf(viewer, roomId)})
    SELECT access.*, CASE WHEN access.open THEN (${what}) END AS value FROM access`;
  const reason = refusal(row ?? null);
  if (reason || !row) throw reason ?? roomGone();
  return row;
}

/** Whether the viewer may remove people from a room and change it: its owner, its moderators, the site's staff. */
export function mayModerate(viewer: SignedIn, access: Access) {
  return isStaff(viewer) || access.owned || access.role === "owner" || access.role === "moderator";
}

export function isStaff({ role }: Pick<SignedIn, "role">) {
  return role === "moderator" || role === "admin";
}

/**
 * The access of a viewer who may moderate the room, and counts that they do. Throws `not_found` to who may not know of
 * it, `forbidden`, `rate_limited`.
 */
export async function requireModerator(viewer: SignedIn, roomId: string): Promise<Access> {
  const access = await findAccess(viewer, roomId);
  if (!access || !(isStaff(viewer) || isKnown(access))) throw roomGone();
  if (!mayModerate(viewer, access) || access.banned)
    throw new AppError("forbidden", "Only the room's owner and moderators can do that.");
  await limit("moderate", viewer.id);
  return access;
}
