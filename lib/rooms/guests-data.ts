import "server-only";
import { db } from "../db";
import { AppError } from "../errors";
import { notify } from "../notifications/data";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { requireInvitable } from "../users/contact-data";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { requireModerator, roomGone } from "./access-data";
import type { Guest } from "./schema";

const MAX_GUESTS = 200;

/** Who was asked into a room by name and has not joined, the newest first. For those who keep order in it. */
export async function listGuests(viewer: SignedIn, roomId: string): Promise<Guest[]> {
  await requireModerator(viewer, roomId);
  const rows = await db.roomGuest.findMany({
    where: { roomId, user: { memberships: { none: { roomId, leftAt: null } } } },
    select: { createdAt: true, user: { select: userColumns } },
    orderBy: { createdAt: "desc" },
    take: MAX_GUESTS,
  });
  return rows.map(({ user, createdAt }) => ({ user, createdAt: createdAt.toISOString() }));
}

/**
 * Asks someone into a room by their handle, and tells them: they may join it whatever its visibility. For those who keep
 * order in it. Throws `not_found` for an unknown handle, `conflict` for a member, `forbidden` (on the handle, for who does
 * not want to be asked by the viewer), `rate_limited`.
 */
export async function addGuest(viewer: SignedIn, roomId: string, handle: string): Promise<Guest> {
  const { lobby, title, mediaId } = await requireModerator(viewer, roomId);
  if (lobby) throw new AppError("forbidden", "The lobby is open to everyone.");
  const user = await db.user.findUnique({ where: { handle, deletedAt: null }, select: userColumns });
  if (!user) throw about("not_found", "There is nobody with that handle.");
  if (await db.member.findFirst({ where: { roomId, userId: user.id, leftAt: null } }))
    throw about("conflict", `${user.name} is in this room already.`);
  if ((await db.roomGuest.count({ where: { roomId } })) >= MAX_GUESTS)
    throw about("conflict", `At most ${MAX_GUESTS} people can be invited at once.`);
  await requireInvitable(viewer, user);
  await limit("room-invite-again", `${viewer.id}:${user.id}`);
  const data = { roomId, userId: user.id, byId: viewer.id };
  const { count } = await db.roomGuest.createMany({ data, skipDuplicates: true });
  const { id, handle: by, name, imageUrl } = viewer;
  const told = { by: { id, handle: by, name, imageUrl }, room: { id: roomId, title }, mediaId };
  if (count === 1) inBackground(() => notify([user.id], "room-invitation", told));
  return { user, createdAt: new Date().toISOString() };
}

/** Takes an invitation back; who has come by it stays a member. For those who keep order in the room. */
export async function removeGuest(viewer: SignedIn, roomId: string, userId: string) {
  await requireModerator(viewer, roomId);
  await db.roomGuest.deleteMany({ where: { roomId, userId } });
}

/** Says no to an invitation of one's own. Throws `not_found` when there is none. */
export async function declineInvitation(viewer: SignedIn, roomId: string) {
  const { count } = await db.roomGuest.deleteMany({ where: { roomId, userId: viewer.id } });
  if (count === 0) throw roomGone();
}

function about(code: "not_found" | "conflict", message: string) {
  return new AppError(code, message, { fields: { handle: message } });
}
