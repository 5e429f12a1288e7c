import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { notify } from "../notifications/data";
import { ownedBy, playlistGone, workedOnBy } from "../playlists/access-data";
import { change } from "../playlists/change-data";
import type { CollaboratorRole } from "../playlists/schema";
import { asUser } from "../users/as-user";
import { requireInvitable } from "../users/contact-data";
import { userColumns } from "../users/data";
import type { User } from "../users/schema";
import type { SignedIn } from "../viewer";
import { lockList, tellAround } from "./access-data";
import {
  type AnswerInput,
  type Collaborator,
  collaborationLimits,
  type InviteInput,
  type PersonRef,
  type RoleInput,
} from "./schema";

/**
 * Asks somebody to work on an own list; they are told. Asking again changes what they are asked to be. Throws
 * `conflict` on the handle when they work on the list already, `forbidden` when they do not want to be asked by the viewer.
 */
export async function invite(
  viewer: SignedIn,
  { playlistId, handle, role }: InviteInput,
): Promise<Collaborator> {
  const invited = await db.$transaction(async (tx) => {
    const list = await lockList(tx, playlistId, ownedBy(viewer));
    const user = await tx.user.findUnique({ where: { handle, deletedAt: null }, select: userColumns });
    if (!user) throw refused("Nobody has that handle.");
    if (user.id === viewer.id) throw refused("You own this list.");
    const key = { playlistId_userId: { playlistId, userId: user.id } };
    const known = await tx.collaborator.findUnique({ where: key, select: { acceptedAt: true } });
    if (known?.acceptedAt) throw refused(`${user.name} works on this list already.`);
    if (!known) await requireInvitable(viewer, user, tx);
    if (!known) await requirePlace(tx, playlistId);
    const { createdAt } = await tx.collaborator.upsert({
      where: key,
      create: { playlistId, userId: user.id, role, invitedById: viewer.id },
      update: { role, invitedById: viewer.id },
      select: { createdAt: true },
    });
    return { user, title: list.title, invitedAt: createdAt.toISOString() };
  });
  const { user, title, invitedAt } = invited;
  await notify([user.id], "playlist-invitation", {
    by: asUser(viewer),
    playlist: { id: playlistId, title },
    role,
  });
  tellAround(playlistId);
  return { user, role, invitedAt, acceptedAt: null };
}

/** Accepts or declines the viewer's own invitation. Throws `not_found` when there is none (any more). */
export async function answerInvitation(viewer: SignedIn, { playlistId, accept }: AnswerInput) {
  if (!accept) return decline(viewer, playlistId);
  const where = { playlistId, userId: viewer.id, acceptedAt: null };
  const invited = { collaborators: { some: { userId: viewer.id, acceptedAt: null } } };
  const joined = await change(viewer, { playlistId }, invited, async (tx, { ownerId, title }) => {
    const [row] = await tx.collaborator.updateManyAndReturn({
      where,
      data: { acceptedAt: new Date() },
      select: { role: true },
    });
    if (!row) throw playlistGone();
    const { role } = row;
    return { result: { ownerId, title, role }, record: record("joined", viewer, role) };
  });
  await welcome(viewer, playlistId, joined);
  return { id: playlistId };
}

async function decline(viewer: SignedIn, playlistId: string) {
  const where = { playlistId, userId: viewer.id, acceptedAt: null };
  const { count } = await db.collaborator.deleteMany({ where });
  if (count === 0) throw playlistGone();
  tellAround(playlistId);
  return { id: playlistId };
}

type Joined = { ownerId: string; title: string; role: CollaboratorRole };

/** Tells the owner who has come. */
export async function welcome(viewer: SignedIn, playlistId: string, { ownerId, title, role }: Joined) {
  const data = { by: asUser(viewer), playlist: { id: playlistId, title }, role };
  await notify([ownerId], "playlist-joined", data);
  tellAround(playlistId);
}

/** Makes a collaborator an editor or a suggester; somebody who has not answered yet is asked to be the other. */
export async function changeRole(viewer: SignedIn, { playlistId, userId, role }: RoleInput) {
  const { count } = await db.collaborator.updateMany({
    where: asked(viewer, playlistId, userId),
    data: { role },
  });
  if (count === 0)
    await change(viewer, { playlistId }, ownedBy(viewer), async (tx) => {
      const person = await findPerson(tx, playlistId, userId);
      await tx.collaborator.updateMany({ where: { playlistId, userId }, data: { role } });
      const lost = person.role === "editor" && role !== "editor";
      const became = person.role === role ? null : record("role", person.user, role);
      return { result: {}, record: became, shutsOut: lost };
    });
  tellAround(playlistId);
  return { userId, role };
}

/** Ends what somebody is to an own list, or takes an invitation back. From the commit on they may do nothing more. */
export async function removePerson(viewer: SignedIn, { playlistId, userId }: PersonRef) {
  const { count } = await db.collaborator.deleteMany({ where: asked(viewer, playlistId, userId) });
  if (count === 0)
    await change(viewer, { playlistId }, ownedBy(viewer), async (tx) => {
      const { user, role } = await findPerson(tx, playlistId, userId);
      await tx.collaborator.deleteMany({ where: { playlistId, userId } });
      return { result: {}, record: record("left", user, role), shutsOut: true };
    });
  tellAround(playlistId);
  return { userId };
}

/** Somebody who has not answered yet: nothing that happens to them is a change to the list. */
function asked(viewer: SignedIn, playlistId: string, userId: string) {
  return { playlistId, userId, acceptedAt: null, playlist: ownedBy(viewer) };
}

/** Leaves a list of somebody else's. */
export async function leaveList(viewer: SignedIn, playlistId: string) {
  await change(viewer, { playlistId }, workedOnBy(viewer), async (tx, { ownerId }) => {
    if (ownerId === viewer.id)
      throw new AppError("conflict", "This list is yours. Give it to somebody else before you leave it.");
    const { role } = await findPerson(tx, playlistId, viewer.id);
    await tx.collaborator.deleteMany({ where: { playlistId, userId: viewer.id } });
    return { result: {}, record: record("left", viewer, role), shutsOut: true };
  });
  tellAround(playlistId);
  return { id: playlistId };
}

async function findPerson(tx: Transaction, playlistId: string, userId: string) {
  const person = await tx.collaborator.findUnique({
    where: { playlistId_userId: { playlistId, userId } },
    select: { role: true, acceptedAt: true, user: { select: userColumns } },
  });
  if (!person) throw new AppError("conflict", "They do not work on this list any more.");
  return person;
}

/** Throws `conflict` when the list has as many people as it may. */
export async function requirePlace(tx: Transaction, playlistId: string) {
  if ((await tx.collaborator.count({ where: { playlistId } })) < collaborationLimits.people) return;
  const most = collaborationLimits.people;
  throw new AppError(
    "conflict",
    `${most} people work on this list or are asked to, and that is the most there can be.`,
  );
}

/** What a change of people leaves in the list's history. */
export function record(
  what: "joined" | "left" | "role" | "owner",
  { id, name }: User,
  role?: CollaboratorRole,
) {
  return { kind: "people" as const, what, user: { id, name }, ...(role && { role }) };
}

function refused(message: string) {
  return new AppError("conflict", message, { fields: { handle: message } });
}
