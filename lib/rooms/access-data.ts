import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { isVisibleTo } from "../media/data";
import { inForce } from "../moderation/sanction-sql";
import { limit } from "../rate-limit";
import type { SignedIn, Viewer } from "../viewer";
import type { MemberRole, RoomPosition, RoomVisibility } from "./schema";

/** After how long in use a room's channel is given up for a new one: it bounds what a stale signature can hear. */
export const EPOCH_MINUTES = 10;

/**
 * Everything that decides what a viewer may do in a room, read in one snapshot by the database's clock. `open` is the
 * one rule of taking part: a member, not banned, watching the room's media, and the room is not closed. `readable` is
 * that of reading: so are, for their members, the rooms of a media that is gone, which nobody can watch any more.
 */
export type Access = RoomPosition & {
  mediaId: string;
  title: string;
  visibility: RoomVisibility;
  lobby: boolean;
  /** The viewer's own; null for who is not a member now. */
  role: MemberRole | null;
  owned: boolean;
  /** Asked in by name, or by a link in force. */
  invited: boolean;
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
  readable: boolean;
};

/** The sanctions in force: of the room in question or of the whole site. */
const sanctionsOf = (userId: string | null) => Prisma.sql`
  SELECT count(*) FILTER (WHERE kind = 'ban') > 0 AS banned,
    count(*) FILTER (WHERE kind IN ('timeout', 'mute')) > 0 AS silenced,
    CASE WHEN count(*) FILTER (WHERE kind IN ('timeout', 'mute') AND expires_at IS NULL) = 0
      THEN max(expires_at) FILTER (WHERE kind IN ('timeout', 'mute')) END AS "silencedUntil"
  FROM sanction s
  WHERE s.user_id = ${userId}::uuid AND (s.room_id = r.id OR s.room_id IS NULL) AND ${inForce}`;

/** The link of an invitation room `r` with this token, unless it was revoked, ran out, or was used up. */
export const inviteInForce = (token: string) => Prisma.sql`
  r.visibility = 'invitation' AND i.room_id = r.id AND i.token = ${token} AND i.revoked_at IS NULL
    AND (i.expires_at IS NULL OR i.expires_at > now()) AND (i.max_uses IS NULL OR i.uses < i.max_uses)`;

/** Whether somebody was asked into the room `r`. Who is inside needs no asking, so then nothing is looked up. */
function invitedTo(userId: string | null, invite?: string) {
  const byLink = invite
    ? Prisma.sql`EXISTS (SELECT FROM room_invite i WHERE ${inviteInForce(invite)})`
    : Prisma.sql`false`;
  return Prisma.sql`
    CASE WHEN m.user_id IS NOT NULL AND m.left_at IS NULL THEN false
      ELSE ${byLink} OR EXISTS (
        SELECT FROM room_guest g WHERE g.room_id = r.id AND g.user_id = ${userId}::uuid
      ) END`;
}

/** SQL of the one `Access` row of a viewer, who may hold a link's token, and a room; no row for an unknown room. */
export function accessOf(viewer: Viewer, roomId: string, invite?: string) {
  const userId = viewer?.id ?? null;
  return Prisma.sql`
    SELECT f.*, f.inside AND f.watching AND f."mediaVisible" AS open,
      f.inside AND (f.watching OR NOT f."mediaVisible") AS readable
    FROM (
      SELECT r.id, r.media_id AS "mediaId", r.title, r.visibility::text AS visibility,
        r.lobby_of IS NOT NULL AS lobby, ${invitedTo(userId, invite)} AS invited,
        m.user_id IS NOT NULL AND m.left_at IS NULL AND r.closed_at IS NULL AND NOT s.banned AS inside,
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

export async function findAccess(viewer: Viewer, roomId: string, invite?: string): Promise<Access | null> {
  const [access] = await db.$queryRaw<Access[]>(accessOf(viewer, roomId, invite));
  return access ?? null;
}

/** True when the viewer may know that the room is there: to everyone else it is missing. */
export function isKnown(access: Access | null): access is Access {
  if (!access) return false;
  if (access.role || access.owned) return true;
  if (access.closed || !access.mediaVisible) return false;
  return access.visibility === "public" || access.invited;
}

/** What a missing room answers, and one that the viewer may not know of. */
export function roomGone() {
  return new AppError("not_found", "There is no such room.");
}

/** The reason why a viewer may not join, or null. */
export function refusalToJoin(access: Access | null): AppError | null {
  if (!isKnown(access)) return roomGone();
  if (access.banned) return new AppError("forbidden", "You are banned from this room.");
  if (access.closed) return new AppError("forbidden", "This room is closed.");
  if (!access.mediaVisible) return new AppError("forbidden", "What this room is about is gone.");
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
 * The access of a viewer who may read in a room, with what `what` selects, both in one snapshot; `what` is SQL of one
 * value, which is not evaluated for others. Throws `not_found`, or `forbidden` with the reason.
 */
export async function readInside<Value>(viewer: SignedIn, roomId: string, what: Prisma.Sql) {
  const [row] = await db.$queryRaw<(Access & { value: Value })[]>`
    WITH access AS MATERIALIZED (${accessOf(viewer, roomId)})
    SELECT access.*, CASE WHEN access.readable THEN (${what}) END AS value FROM access`;
  if (row?.readable) return row;
  throw refusal(row ?? null) ?? roomGone();
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

/** As `requireModerator`, for what only the owner may do; or, with `staff`, the site's staff too. */
export async function requireOwner(
  viewer: SignedIn,
  roomId: string,
  { staff = false } = {},
): Promise<Access> {
  const access = await findAccess(viewer, roomId);
  const allowed = access && (access.owned || (staff && isStaff(viewer)));
  if (!access || !(allowed || isKnown(access))) throw roomGone();
  if (!allowed) throw notTheOwner();
  await limit("moderate", viewer.id);
  return access;
}

export function notTheOwner() {
  return new AppError("forbidden", "Only the room's owner can do that.");
}
