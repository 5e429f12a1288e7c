import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { PlaylistWhereInput } from "@/prisma/generated/models";
import { AppError } from "../errors";
import type { SignedIn, Viewer } from "../viewer";
import type { CollaboratorRole } from "./schema";

/**
 * Only the owner may rename, share, delete or give away a playlist. Built-in lists (lib/library) are no playlists in
 * this sense: they have rules of their own, and nothing here finds them.
 */
export function ownedBy(viewer: SignedIn) {
  return { ownerId: viewer.id, kind: "list" } satisfies PlaylistWhereInput;
}

/** Who changes a playlist's items: its owner and its editors. */
export function editableBy(viewer: SignedIn): PlaylistWhereInput {
  return { OR: [ownedBy(viewer), sharedWith(viewer, ["editor"])] };
}

/** Who works on a playlist in any way: its owner, its editors and its suggesters. */
export function workedOnBy(viewer: SignedIn): PlaylistWhereInput {
  return { OR: [ownedBy(viewer), sharedWith(viewer, ["editor", "suggester"])] };
}

/**
 * The one rule of who may open a playlist: anyone a public one, who has its link (`share`, the end of that link) an
 * unlisted one, and whoever works on it any; one that moderators hide, nobody else. Pages, search, counts, metadata, feeds
 * and realtime all ask this.
 */
export function visibleTo(viewer: Viewer, share?: string): PlaylistWhereInput {
  const open: PlaylistWhereInput[] = [{ visibility: "public", hiddenAt: null }];
  if (share) open.push({ visibility: "unlisted", shareToken: share, hiddenAt: null });
  if (viewer) open.push(workedOnBy(viewer));
  return { OR: open };
}

/** What is shown to people who were given no link: public, not hidden, and with something in it. */
export const listed = {
  visibility: "public",
  hiddenAt: null,
  items: { some: {} },
} satisfies PlaylistWhereInput;

/** `listed` as SQL on a row of `playlist`. */
export const isListed = Prisma.sql`playlist.visibility = 'public' AND playlist.hidden_at IS NULL
  AND EXISTS (SELECT FROM playlist_item WHERE playlist_item.playlist_id = playlist.id)`;

function sharedWith(viewer: SignedIn, roles: CollaboratorRole[]): PlaylistWhereInput {
  return { collaborators: { some: { userId: viewer.id, role: { in: roles }, acceptedAt: { not: null } } } };
}

/** What a missing playlist and one that is not the viewer's to see or change have in common. */
export function playlistGone() {
  return new AppError("not_found", "That playlist is gone.");
}
