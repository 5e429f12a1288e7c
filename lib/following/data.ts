import "server-only";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { db } from "../db";
import { AppError } from "../errors";
import { ownedBy, playlistGone, visibleTo } from "../playlists/access-data";
import type { OpenRef } from "../playlists/schema";
import type { SignedIn } from "../viewer";
import { MAX_FOLLOWS, type Standing } from "./schema";

/*
 * How lists trend. Follows, forks and plays of a list are interest in it, of weight 3, 5 and 1 (plays once a day and user,
 * and never the owner's own). It decays forward: instead of ageing what there is, later interest counts more, twice as much
 * each week that the site is old. The sum only ever grows by adding, and any two lists compare at any time, as what they
 * would decay to by then are the same multiples of these sums (Cormode, Shkapenyuk, Srivastava, Xu: "Forward decay", ICDE
 * 2009). `playlist.trend` is its binary logarithm, which counts weeks and never grows out of a float. Taking a follow or
 * fork back takes its interest back, so nobody trends by following twice. Triggers keep it, with `followers`, where
 * follows, forks and plays are written (migration 20261122000900).
 */

/** Follows a list that the viewer may open and does not own; `share` is the end of an unlisted one's link. */
export async function follow(viewer: SignedIn, { playlistId, share }: OpenRef): Promise<Standing> {
  const list = await findOpen(viewer, { playlistId, share });
  if (!list) throw playlistGone();
  if (list.ownerId === viewer.id) throw new AppError("invalid", "That list is your own.");
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`;
    const count = await tx.follow.count({ where: { userId: viewer.id, playlistId: { not: playlistId } } });
    if (count >= MAX_FOLLOWS) throw followsFull();
    const key = { userId: viewer.id, playlistId };
    const shareToken = share ?? null;
    await tx.follow.upsert({
      where: { userId_playlistId: key },
      create: { ...key, shareToken },
      update: { shareToken },
    });
  });
  return standingIn(viewer, playlistId);
}

/** Follows a list no more, whether or not the viewer may still open it; if not, nothing of it is told. */
export async function unfollow(viewer: SignedIn, playlistId: string): Promise<Standing> {
  const where = { userId: viewer.id, playlistId };
  const followed = await db.follow.findFirst({ where, select: { shareToken: true } });
  await db.follow.deleteMany({ where });
  if (await findOpen(viewer, { playlistId, share: followed?.shareToken ?? undefined }))
    return standingIn(viewer, playlistId);
  if (!followed) throw playlistGone();
  return { following: false, followers: 0, own: false };
}

/** What the viewer has to do with a list, or null when they may not open it. */
export async function findStanding(viewer: SignedIn, ref: OpenRef): Promise<Standing | null> {
  return (await findOpen(viewer, ref)) ? standingIn(viewer, ref.playlistId) : null;
}

function findOpen(viewer: SignedIn, { playlistId, share }: OpenRef) {
  const where = { AND: [{ id: playlistId }, visibleTo(viewer, share)] };
  return db.playlist.findFirst({ where, select: { ownerId: true } });
}

async function standingIn(viewer: SignedIn, playlistId: string): Promise<Standing> {
  const where = { userId_playlistId: { userId: viewer.id, playlistId } };
  const [list, following] = await Promise.all([
    db.playlist.findUnique({ where: { id: playlistId }, select: { ownerId: true, followers: true } }),
    db.follow.findUnique({ where, select: { userId: true } }),
  ]);
  return {
    following: following !== null,
    followers: list?.followers ?? 0,
    own: list?.ownerId === viewer.id,
  };
}

function followsFull() {
  const most = MAX_FOLLOWS.toLocaleString("en");
  return new AppError("conflict", `You follow ${most} playlists, and that is the most one can follow.`);
}

export type Followed = { playlistId: string; seenAt: Date; shareToken: string | null };

/**
 * The lists that the viewer follows and may still open: an unlisted one as long as the link by which they followed it
 * holds, since a link names one list only.
 */
export async function findFollowed(viewer: SignedIn): Promise<Followed[]> {
  const select = { playlistId: true, seenAt: true, shareToken: true } as const;
  const follows = await db.follow.findMany({ where: { userId: viewer.id }, select });
  const tokens = follows.flatMap(({ shareToken }) => shareToken ?? []);
  const byLink: PlaylistWhereInput = { visibility: "unlisted", shareToken: { in: tokens }, hiddenAt: null };
  const among = { id: { in: follows.map(({ playlistId }) => playlistId) }, kind: "list" } as const;
  const open = await db.playlist.findMany({
    where: { AND: [among, { OR: [visibleTo(viewer), byLink] }, { NOT: ownedBy(viewer) }] },
    select: { id: true },
  });
  const ids = new Set(open.map(({ id }) => id));
  return follows.filter(({ playlistId }) => ids.has(playlistId));
}
