import "server-only";
import { db } from "../db";
import { playlistGone, workedOnBy } from "../playlists/access-data";
import { listPage } from "../playlists/data";
import type { PageInput, PlaylistPage } from "../playlists/schema";
import { findSharedIds } from "../playlists/shared-data";
import { userColumns } from "../users/data";
import type { SignedIn, Viewer } from "../viewer";
import { roleOf } from "./access-data";
import {
  type Collaborator,
  collaborationLimits,
  type Invitation,
  type InviteLink,
  type People,
} from "./schema";

/** Who works on a playlist, for those who do. Throws `not_found` for everyone else. */
export async function findPeople(viewer: SignedIn, playlistId: string): Promise<People> {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, workedOnBy(viewer)] },
    select: { ownerId: true, owner: { select: userColumns } },
  });
  if (!list) throw playlistGone();
  const role = await roleOf(viewer, playlistId, list.ownerId);
  const isOwner = role === "owner";
  const [collaborators, links] = await Promise.all([
    findCollaborators(playlistId, isOwner),
    isOwner ? findLinks(playlistId) : [],
  ]);
  return { role, owner: list.owner, collaborators, links };
}

async function findCollaborators(playlistId: string, invited: boolean): Promise<Collaborator[]> {
  const rows = await db.collaborator.findMany({
    where: { playlistId, ...(!invited && { acceptedAt: { not: null } }) },
    orderBy: [{ acceptedAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
    take: collaborationLimits.people,
    select: { role: true, createdAt: true, acceptedAt: true, user: { select: userColumns } },
  });
  return rows.map(({ user, role, createdAt, acceptedAt }) => ({
    user,
    role,
    invitedAt: createdAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
  }));
}

async function findLinks(playlistId: string): Promise<InviteLink[]> {
  const rows = await db.playlistInvite.findMany({
    where: { playlistId, ...working() },
    orderBy: { createdAt: "asc" },
    select: { id: true, role: true, token: true, createdAt: true, expiresAt: true },
  });
  return rows.map(({ createdAt, expiresAt, ...link }) => ({
    ...link,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}

/** Links that are neither revoked nor expired. */
export function working() {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
}

/** What an invitation link leads to, for anyone who has it; null when it does not work (any more). */
export async function findInvitation(viewer: Viewer, token: string): Promise<Invitation | null> {
  const link = await db.playlistInvite.findFirst({
    where: { token, ...working() },
    select: {
      role: true,
      playlist: { select: { id: true, title: true, ownerId: true, owner: { select: userColumns } } },
    },
  });
  if (!link) return null;
  const { id, title, ownerId, owner } = link.playlist;
  const works = viewer && (await db.playlist.count({ where: { AND: [{ id }, workedOnBy(viewer)] } })) > 0;
  const standing = works ? await roleOf(viewer, id, ownerId) : null;
  return { playlist: { id, title }, owner, role: link.role, standing };
}

/** The invitations by name that the viewer has not answered, the latest first. */
export async function listInvitations(viewer: SignedIn): Promise<Invitation[]> {
  const rows = await db.collaborator.findMany({
    where: { userId: viewer.id, acceptedAt: null },
    orderBy: [{ createdAt: "desc" }, { playlistId: "desc" }],
    take: collaborationLimits.people,
    select: {
      role: true,
      playlist: { select: { id: true, title: true, owner: { select: userColumns } } },
    },
  });
  return rows.map(({ role, playlist: { owner, ...playlist } }) => ({
    playlist,
    owner,
    role,
    standing: null,
  }));
}

/** Lists of others that the viewer works on, latest change first. */
export async function listShared(viewer: SignedIn, page: PageInput): Promise<PlaylistPage> {
  const ids = await findSharedIds(viewer, ["editor", "suggester"]);
  return listPage(viewer, { id: { in: ids }, kind: "list", ownerId: { not: viewer.id } }, page);
}
