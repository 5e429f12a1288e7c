import { createPlaylist } from "@/lib/playlists/data";
import { findItems } from "@/lib/playlists/items-data";
import { limits } from "@/lib/playlists/limits";
import { keysAfter } from "@/lib/playlists/order";
import type { Visibility } from "@/lib/playlists/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia } from "./database";

/** A list of `owner` with that many new media in it, and what is in it. */
export async function makeList(owner: SignedIn, count: number, visibility: Visibility = "private") {
  const media = await Promise.all(Array.from({ length: count }, () => makeMedia()));
  return listOf(
    owner,
    media.map(({ id }) => id),
    visibility,
  );
}

/** A list of `owner` with those media in it. */
export async function listOf(owner: SignedIn, mediaIds: string[], visibility: Visibility = "private") {
  const playlistId = await createPlaylist(owner, { title: "Sunday", description: "", visibility });
  const keys = keysAfter(null, mediaIds.length);
  const data = mediaIds.map((mediaId, index) => {
    return { playlistId, mediaId, position: keys[index] ?? "", addedById: owner.id };
  });
  await db.playlistItem.createMany({ data });
  return { playlistId, mediaIds, itemIds: (await itemsOf(owner, playlistId)).map(({ id }) => id) };
}

/** All items of a list, in order. */
export async function itemsOf(viewer: SignedIn, playlistId: string) {
  return (await findItems(viewer, { playlistId, limit: limits.items }))?.items ?? [];
}

/** What a list is now: its version and its items' ids in order. */
export async function stateOf(playlistId: string) {
  const { version, items } = await db.playlist.findUniqueOrThrow({
    where: { id: playlistId },
    select: { version: true, items: { select: { id: true, mediaId: true }, orderBy: { position: "asc" } } },
  });
  return { version, ids: items.map(({ id }) => id), mediaIds: items.map(({ mediaId }) => mediaId) };
}

/** Lets a user work on a list, as if they had accepted an invitation. */
export async function letIn(playlistId: string, user: SignedIn, role: "editor" | "suggester" = "editor") {
  await db.collaborator.create({ data: { playlistId, userId: user.id, role, acceptedAt: new Date() } });
}
