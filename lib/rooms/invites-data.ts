import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { RoomInviteModel } from "@/prisma/generated/models";
import { db } from "../db";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import { type Access, findAccess, isKnown, notTheOwner, requireOwner, roomGone } from "./access-data";
import { newInviteToken } from "./data";
import type { InviteLimits, RoomInvite } from "./schema";

/** More links than these at once would only be forgotten. */
const MAX_INVITES = 20;

/**
 * The token of an invitation room's link without limits, which is made when there is none; with `renew` another one:
 * links with the old one then open nothing. For the owner. Throws `not_found`, `forbidden`, `conflict` for a room that
 * takes no links.
 */
export async function findInvite(viewer: SignedIn, roomId: string, { renew }: { renew: boolean }) {
  const access = await findAccess(viewer, roomId);
  if (!isKnown(access)) throw roomGone();
  if (!access.owned) throw notTheOwner();
  requireLinks(access);
  const where = { roomId, revokedAt: null, maxUses: null, expiresAt: null };
  const known = await db.roomInvite.findFirst({ where, orderBy: { createdAt: "asc" } });
  if (known && !renew) return known.token;
  const invite = known ? renewInvite(viewer, roomId, known.id) : createInvite(viewer, roomId, {});
  return (await invite).token;
}

/** The links of a room that were not revoked, the newest first, used up ones and past ones too. For the owner. */
export async function listInvites(viewer: SignedIn, roomId: string): Promise<RoomInvite[]> {
  const access = await findAccess(viewer, roomId);
  if (!isKnown(access)) throw roomGone();
  if (!access.owned) throw notTheOwner();
  const where = { roomId, revokedAt: null };
  const rows = await db.roomInvite.findMany({ where, orderBy: { createdAt: "desc" }, take: MAX_INVITES });
  return rows.map(toInvite);
}

/**
 * A new link into an invitation room, maybe limited. For the owner. Throws `not_found`, `forbidden`, `rate_limited`,
 * `conflict` for a room that takes no links, or has too many.
 */
export async function createInvite(
  viewer: SignedIn,
  roomId: string,
  limits: InviteLimits,
): Promise<RoomInvite> {
  requireLinks(await requireOwner(viewer, roomId));
  if ((await db.roomInvite.count({ where: { roomId, revokedAt: null } })) >= MAX_INVITES)
    throw new AppError("conflict", `A room has at most ${MAX_INVITES} links. Revoke one first.`);
  const { maxUses = null, minutes = null } = limits;
  const expiresAt = minutes === null ? null : new Date(Date.now() + minutes * 60_000);
  return toInvite(
    await db.roomInvite.create({ data: { roomId, token: newInviteToken(), maxUses, expiresAt } }),
  );
}

/**
 * Gives a link another token and all its uses and its time anew: the old address opens nothing. For the owner. Throws
 * as `createInvite` does, and `not_found` for a link that was revoked.
 */
export async function renewInvite(viewer: SignedIn, roomId: string, inviteId: string): Promise<RoomInvite> {
  requireLinks(await requireOwner(viewer, roomId));
  const { count } = await db.roomInvite.updateMany({
    where: { id: inviteId, roomId, revokedAt: null },
    data: { token: newInviteToken(), uses: 0 },
  });
  if (count === 0) throw inviteGone();
  await db.$executeRaw(Prisma.sql`
    UPDATE room_invite SET expires_at = now() + (expires_at - created_at), created_at = now()
    WHERE id = ${inviteId}::uuid AND expires_at IS NOT NULL`);
  return toInvite(await db.roomInvite.findUniqueOrThrow({ where: { id: inviteId } }));
}

/** Ends a link: who came by it stays. For the owner. Throws `not_found`, `forbidden`, `rate_limited`. */
export async function revokeInvite(viewer: SignedIn, roomId: string, inviteId: string) {
  await requireOwner(viewer, roomId);
  const where = { id: inviteId, roomId, revokedAt: null };
  const { count } = await db.roomInvite.updateMany({ where, data: { revokedAt: new Date() } });
  if (count === 0) throw inviteGone();
}

function requireLinks({ visibility }: Access) {
  if (visibility === "public") throw new AppError("conflict", "Anyone can join this room: share its link.");
  if (visibility === "private") throw new AppError("conflict", "Only people you name can join this room.");
}

function toInvite({ id, token, uses, maxUses, expiresAt, createdAt }: RoomInviteModel): RoomInvite {
  const expires = expiresAt?.toISOString() ?? null;
  return { id, token, uses, maxUses, expiresAt: expires, createdAt: createdAt.toISOString() };
}

function inviteGone() {
  return new AppError("not_found", "There is no such link.");
}
