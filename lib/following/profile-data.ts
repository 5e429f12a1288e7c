import "server-only";
import { db } from "../db";
import { listed } from "../playlists/access-data";
import { listPublicOf } from "../playlists/data";
import { userColumns } from "../users/data";
import type { Viewer } from "../viewer";
import type { Profile } from "./schema";

const FIRST = 24;

/** What everyone sees of a user, with the first of their public lists; null when there is no such handle. */
export async function findProfile(viewer: Viewer, handle: string): Promise<Profile | null> {
  const select = { ...userColumns, createdAt: true } as const;
  const user = await db.user.findUnique({ where: { handle, deletedAt: null }, select });
  if (!user) return null;
  const { createdAt, ...shown } = user;
  const [{ _count, _sum }, first] = await Promise.all([
    db.playlist.aggregate({
      where: { AND: [listed, { ownerId: user.id }] },
      _count: true,
      _sum: { followers: true },
    }),
    listPublicOf(viewer, { userId: user.id, limit: FIRST }),
  ]);
  const counts = { playlists: _count, followers: _sum.followers ?? 0 };
  return { user: shown, since: createdAt.toISOString(), ...counts, first };
}

/** Handles of people who have public lists, for the sitemap. */
export async function listProfileHandles(limit: number): Promise<string[]> {
  const people = await db.user.findMany({
    where: { playlists: { some: listed } },
    select: { handle: true },
    orderBy: { id: "desc" },
    take: limit,
  });
  return people.map(({ handle }) => handle);
}
