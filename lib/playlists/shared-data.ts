import "server-only";
import { db } from "../db";
import type { SignedIn } from "../viewer";
import type { CollaboratorRole } from "./schema";

/**
 * The lists of others that the viewer works on in one of these roles. A query that asks for a page of them starts from
 * these: asked as a condition beside `ownedBy`, PostgreSQL would look at every list there is.
 */
export async function findSharedIds(viewer: SignedIn, roles: CollaboratorRole[]): Promise<string[]> {
  const where = { userId: viewer.id, role: { in: roles }, acceptedAt: { not: null } };
  const rows = await db.collaborator.findMany({ where, select: { playlistId: true } });
  return rows.map(({ playlistId }) => playlistId);
}
