import "server-only";
import { randomBytes } from "node:crypto";
import { db } from "../db";
import type { SignedIn } from "../viewer";
import { ownedBy, playlistGone, visibleTo, workedOnBy } from "./access-data";

/** The unlisted list that a link leads to, or null. Whoever has the link may open it. */
export async function findShared(token: string): Promise<string | null> {
  const where = { AND: [{ shareToken: token }, visibleTo(null, token), { visibility: "unlisted" as const }] };
  const playlist = await db.playlist.findFirst({ where, select: { id: true } });
  return playlist?.id ?? null;
}

/** The list that a link led to while it was unlisted, and that is public by now; or null. */
export async function findPublished(token: string): Promise<string | null> {
  const where = { shareToken: token, visibility: "public", hiddenAt: null, kind: "list" } as const;
  const playlist = await db.playlist.findFirst({ where, select: { id: true } });
  return playlist?.id ?? null;
}

/** The end of an own list's link; it opens the list while that is unlisted. */
export async function findShareToken(viewer: SignedIn, playlistId: string): Promise<string> {
  const where = { id: playlistId, ...ownedBy(viewer) };
  const playlist = await db.playlist.findFirst({ where, select: { shareToken: true } });
  if (!playlist) throw playlistGone();
  return playlist.shareToken;
}

/** Gives an own list a new link. From then on the old one leads nowhere. */
export async function renewShareToken(viewer: SignedIn, playlistId: string): Promise<string> {
  const shareToken = randomBytes(16).toString("hex");
  const where = { id: playlistId, ...ownedBy(viewer) };
  const { count } = await db.playlist.updateMany({ where, data: { shareToken } });
  if (count === 0) throw playlistGone();
  return shareToken;
}

/** Whether the viewer works on a list, so that it is in their library. */
export async function isWorkedOn(viewer: SignedIn, playlistId: string): Promise<boolean> {
  const where = { AND: [{ id: playlistId }, workedOnBy(viewer)] };
  return (await db.playlist.findFirst({ where, select: { id: true } })) !== null;
}
