import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { visibleTo as visibleMedia } from "../media/data";
import { visibleTo as visiblePlaylist } from "../playlists/access-data";
import { findAccess, isKnown } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import type { ReportTarget } from "./schema";

/** How many messages on each side of a reported one are kept with it. */
const NEIGHBOURS = 3;

/** A target as the reporter can see it now. `ownerId` is whom the report is about, if that is somebody. */
export type Evidence = { ownerId: string | null; content: object };

/**
 * What a report on this target freezes, or null when the viewer cannot see the target. `share` is the end of an unlisted
 * playlist's link.
 */
export function findEvidence(
  viewer: SignedIn,
  type: ReportTarget,
  id: string,
  share?: string,
): Promise<Evidence | null> {
  return finders[type](viewer, id, share);
}

type Finder = (viewer: SignedIn, id: string, share?: string) => Promise<Evidence | null>;

const finders: Record<ReportTarget, Finder> = {
  message: findMessage,
  async user(_viewer, id) {
    const select = { id: true, handle: true, name: true, imageUrl: true } as const;
    const user = await db.user.findUnique({ where: { id }, select });
    return user && { ownerId: user.id, content: { user } };
  },
  async room(viewer, id) {
    const access = await findAccess(viewer, id);
    if (!isKnown(access)) return null;
    const select = { id: true, title: true, mediaId: true, ownerId: true, visibility: true } as const;
    const room = await db.room.findUnique({ where: { id }, select });
    return room && { ownerId: room.ownerId, content: { room } };
  },
  async playlist(viewer, id, share) {
    const select = { id: true, title: true, description: true, ownerId: true, visibility: true } as const;
    const playlist = await db.playlist.findFirst({
      where: { id, ...visiblePlaylist(viewer, share) },
      select,
    });
    return playlist && { ownerId: playlist.ownerId, content: { playlist } };
  },
  async media(viewer, id) {
    const select = { id: true, title: true, artist: true, description: true } as const;
    const media = await db.media.findFirst({ where: { id, ...visibleMedia(viewer) }, select });
    return media && { ownerId: null, content: { media } };
  },
};

/** Members may report what they have read, also once they no longer watch. */
async function findMessage(viewer: SignedIn, id: string): Promise<Evidence | null> {
  const message = await db.message.findUnique({ where: { id }, select: { roomId: true, seq: true } });
  const access = message && (await findAccess(viewer, message.roomId));
  if (!message || !access?.role || access.banned) return null;
  const messages = await quote(message);
  const reported = messages.find((each) => each.seq === message.seq);
  const neighbours = messages.filter((each) => each.seq !== message.seq);
  const room = { id: access.id, title: access.title, mediaId: access.mediaId };
  return reported ? { ownerId: reported.author.id, content: { message: reported, neighbours, room } } : null;
}

type Quoted = { seq: number; author: { id: string } };

function quote({ roomId, seq }: { roomId: string; seq: number }) {
  const columns = Prisma.sql`
    m.id, m.seq, m.rev, m.body, m.media_position_ms AS "mediaPositionMs", m.created_at AS "createdAt",
    m.edited_at AS "editedAt", m.deleted_at AS "deletedAt",
    json_build_object('id', u.id, 'handle', u.handle, 'name', u.name) AS author`;
  return db.$queryRaw<Quoted[]>`
    SELECT ${columns} FROM message m JOIN "user" u ON u.id = m.author_id
    WHERE m.room_id = ${roomId}::uuid AND m.seq BETWEEN ${seq - NEIGHBOURS}::int AND ${seq + NEIGHBOURS}::int
    ORDER BY m.seq`;
}
