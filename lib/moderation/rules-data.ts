import "server-only";
import { announce } from "../chat/announce";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { type Access, isStaff, requireModerator } from "../rooms/access-data";
import { readRoom } from "../rooms/data";
import type { SignedIn } from "../viewer";
import { audit } from "./audit-data";
import { actorIn } from "./rules-actor";
import { BUSY_MESSAGES } from "./rules-limits";
import type { RoomRules, RoomRulesChange, RoomRulesPage, SiteRules, SiteRulesChange } from "./rules-schema";
import { bump } from "./words-data";

const roomColumns = {
  slowModeSeconds: true,
  linkLimit: true,
  mentionLimit: true,
  repeatLimit: true,
  floodLimit: true,
  minAccountMinutes: true,
  minMemberMinutes: true,
  filterDefaults: true,
  publishesLog: true,
} as const;

const { minMemberMinutes: _member, publishesLog: _log, ...shared } = roomColumns;
const siteColumns = { ...shared, hideWeight: true } as const;

/** The rules of a room, for its owner, its moderators and the site's staff. Throws `not_found`, `forbidden`. */
export async function findRules(viewer: SignedIn, roomId: string): Promise<RoomRulesPage> {
  const access = await requireModerator(viewer, roomId);
  const [{ calmUntil, ...rules }, site, messages] = await Promise.all([
    db.room.findUniqueOrThrow({ where: { id: roomId }, select: { ...roomColumns, calmUntil: true } }),
    readSiteRules(),
    countLastMinute(roomId),
  ]);
  const calm = calmUntil && calmUntil > new Date() ? calmUntil.toISOString() : null;
  const pace = { messages, busy: messages > BUSY_MESSAGES };
  return { rules, site, calmUntil: calm, mayPublish: mayPublish(viewer, access), pace };
}

async function countLastMinute(roomId: string) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT created_at FROM message WHERE room_id = ${roomId}::uuid ORDER BY seq DESC LIMIT 200
    ) m WHERE created_at > now() - interval '1 minute'`;
  return row?.count ?? 0;
}

function mayPublish(viewer: SignedIn, { owned, role }: Access) {
  return isStaff(viewer) || owned || role === "owner";
}

/**
 * Changes a room's rules, in force from the next message on. For its owner, its moderators and the site's staff; whether
 * its log is published, its owner and the staff say. Throws `not_found`, `forbidden`, `rate_limited`.
 */
export async function updateRules(
  viewer: SignedIn,
  { roomId, ...change }: RoomRulesChange,
): Promise<RoomRules> {
  const access = await requireModerator(viewer, roomId);
  if (change.publishesLog !== undefined && !mayPublish(viewer, access))
    throw new AppError("forbidden", "Only the room’s owner publishes its log.");
  const rules = await db.$transaction(async (tx) => {
    await bump(tx, roomId);
    const after = await tx.room.update({ where: { id: roomId }, data: change, select: roomColumns });
    const actor = actorIn(viewer, access);
    await audit(tx, { actor, action: "room-rules-changed", roomId, data: { change } });
    return after;
  });
  tellRoom(viewer, roomId);
  return rules;
}

/** Says to everyone in the room that its rules are others now. */
export function tellRoom(viewer: SignedIn, roomId: string) {
  inBackground(async () => {
    const room = await readRoom(viewer, roomId);
    await announce(room, "room", { room: { ...room, role: null } });
  });
}

/** The site's rules. Throws `forbidden` to all but its staff. */
export async function findSiteRules(viewer: SignedIn): Promise<SiteRules> {
  requireStaff(viewer);
  return readSiteRules();
}

/** Changes the site's rules, in force from the next message on. For its staff; throws `forbidden`, `rate_limited`. */
export async function updateSiteRules(viewer: SignedIn, change: SiteRulesChange): Promise<SiteRules> {
  requireStaff(viewer);
  await limit("moderate", viewer.id);
  return db.$transaction(async (tx) => {
    await bump(tx, null);
    const after = await tx.siteRules.update({ where: { id: 1 }, data: change, select: siteColumns });
    await audit(tx, { actor: actorIn(viewer, null), action: "site-rules-changed", data: { change } });
    return after;
  });
}

function readSiteRules(): Promise<SiteRules> {
  return db.siteRules.findUniqueOrThrow({ where: { id: 1 }, select: siteColumns });
}

function requireStaff(viewer: SignedIn) {
  if (!isStaff(viewer)) throw new AppError("forbidden", "Only the site’s moderators can do that.");
}
