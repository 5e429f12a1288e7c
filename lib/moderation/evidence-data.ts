import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { visibleTo as visibleMedia } from "../media/data";
import { visibleTo as visiblePlaylist } from "../playlists/access-data";
import { findAccess, isKnown } from "../rooms/access-data";
import type { Viewer } from "../viewer";
import type { EvidenceContent, QuotedMessage } from "./case-schema";
import type { ReportTarget } from "./schema";

/** How many messages on each side of a reported one are kept with it. */
const NEIGHBOURS = 3;
/** How many items of a playlist are kept with it. */
const MOST_ITEMS = 50;

/**
 * A target as it is now. `ownerId` is whom a report would be about, if that is somebody, and `roomId` the room whose
 * moderators it concerns.
 */
export type Evidence = { ownerId: string | null; roomId: string | null; content: EvidenceContent };

type Visible = { viewer: Viewer; share?: string };

/**
 * What a report on this target freezes, or null when the viewer cannot see it. `share` is the end of an unlisted
 * playlist's link.
 */
export function findEvidence(
  viewer: Viewer,
  type: ReportTarget,
  id: string,
  share?: string,
): Promise<Evidence | null> {
  return finders[type](id, { viewer, share });
}

/** A target as it is now, for moderators who decide about it; null when it is gone. */
export async function findLive(type: ReportTarget, id: string): Promise<EvidenceContent | null> {
  const found = await finders[type](id, null);
  return found && JSON.parse(JSON.stringify(found.content));
}

/** `to` null: whoever asks may see it. */
type Finder = (id: string, to: Visible | null) => Promise<Evidence | null>;

const finders: Record<ReportTarget, Finder> = {
  message: findMessage,
  async user(id) {
    const select = { id: true, handle: true, name: true, imageUrl: true } as const;
    const user = await db.user.findUnique({ where: { id, deletedAt: null }, select });
    return user && { ownerId: user.id, roomId: null, content: { user } };
  },
  async room(id, to) {
    if (to && !isKnown(await findAccess(to.viewer, id))) return null;
    const select = {
      id: true,
      title: true,
      topic: true,
      mediaId: true,
      ownerId: true,
      visibility: true,
    } as const;
    const room = await db.room.findUnique({ where: { id }, select });
    return room && { ownerId: room.ownerId, roomId: null, content: { room } };
  },
  async playlist(id, to) {
    const where = { id, ...(to && visiblePlaylist(to.viewer, to.share)) };
    const select = { id: true, title: true, description: true, ownerId: true, visibility: true } as const;
    const playlist = await db.playlist.findFirst({ where, select });
    if (!playlist) return null;
    const items = await itemsOf(id);
    return { ownerId: playlist.ownerId, roomId: null, content: { playlist, items } };
  },
  async media(id, to) {
    const select = { id: true, title: true, artist: true, description: true } as const;
    const media = await db.media.findFirst({ where: { id, ...(to && visibleMedia(to.viewer)) }, select });
    return media && { ownerId: null, roomId: null, content: { media } };
  },
};

async function itemsOf(playlistId: string) {
  const rows = await db.playlistItem.findMany({
    where: { playlistId },
    select: { note: true, media: { select: { title: true } } },
    orderBy: { position: "asc" },
    take: MOST_ITEMS,
  });
  return rows.map(({ note, media }) => ({ title: media.title, note }));
}

/** Members may report what they have read, also once they no longer watch. What is deleted says nothing any more. */
async function findMessage(id: string, to: Visible | null): Promise<Evidence | null> {
  const message = await db.message.findUnique({ where: { id }, select: { roomId: true, seq: true } });
  if (!message) return null;
  const access = await findAccess(to?.viewer ?? null, message.roomId);
  if (!access || (to && (!access.role || access.banned))) return null;
  const messages = await quote(message);
  const reported = messages.find((each) => each.seq === message.seq);
  if (!reported || (to && reported.deletedAt)) return null;
  const neighbours = messages.filter((each) => each !== reported).map(({ edits: _, ...each }) => each);
  const room = { id: access.id, title: access.title, mediaId: access.mediaId };
  const content = { message: reported, neighbours, room };
  return { ownerId: reported.author.id, roomId: access.id, content };
}

function quote({ roomId, seq }: { roomId: string; seq: number }) {
  const columns = Prisma.sql`
    m.id, m.seq, m.rev, m.body, m.media_position_ms AS "mediaPositionMs", m.created_at AS "createdAt",
    m.edited_at AS "editedAt", m.deleted_at AS "deletedAt",
    json_build_object('id', u.id, 'handle', u.handle, 'name', u.name) AS author,
    CASE WHEN m.seq = ${seq}::int THEN (
      SELECT coalesce(json_agg(json_build_object('body', e.body, 'createdAt', e.created_at) ORDER BY e.created_at), '[]')
      FROM message_edit e WHERE e.message_id = m.id) END AS edits`;
  return db.$queryRaw<QuotedMessage[]>`
    SELECT ${columns} FROM message m JOIN "user" u ON u.id = m.author_id
    WHERE m.room_id = ${roomId}::uuid AND m.seq BETWEEN ${seq - NEIGHBOURS}::int AND ${seq + NEIGHBOURS}::int
    ORDER BY m.seq`;
}
