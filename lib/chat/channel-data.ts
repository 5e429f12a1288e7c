import "server-only";
import { db } from "../db";
import { AppError } from "../errors";
import { visibleTo } from "../media/data";
import { playlistGone, workedOnBy } from "../playlists/access-data";
import { type Channel, parseChannel } from "../realtime/channels";
import { signChannel } from "../realtime/server";
import { findAccess, refusal } from "../rooms/access-data";
import type { SignedIn } from "../viewer";

/**
 * Signs a channel for a socket of the viewer. Rooms: members who are watching, the present epoch only. A user's own:
 * that user, the present epoch only. A media's: whoever may see it. A playlist's: whoever works on it, the
 * present epoch only. Throws `forbidden` or `not_found` for every other name.
 */
export async function authorizeChannel(viewer: SignedIn, socketId: string, name: string) {
  const channel = parseChannel(name);
  if (!channel) throw new AppError("forbidden", "There is no such channel.");
  await requireChannel(viewer, channel);
  return signChannel(socketId, name);
}

async function requireChannel(viewer: SignedIn, channel: Channel) {
  if (channel.kind === "room") return requireRoomChannel(viewer, channel);
  if (channel.kind === "media") return requireMediaChannel(viewer, channel.mediaId);
  if (channel.kind === "playlist") return requirePlaylistChannel(viewer, channel);
  if (channel.userId !== viewer.id) throw new AppError("forbidden", "There is no such channel.");
  if (channel.epoch !== viewer.channelEpoch)
    throw new AppError("forbidden", "You are told things on another channel now.");
}

async function requireRoomChannel(viewer: SignedIn, { roomId, epoch }: { roomId: string; epoch: number }) {
  const access = await findAccess(viewer, roomId);
  const reason = refusal(access);
  if (reason) throw reason;
  if (access?.epoch !== epoch) throw new AppError("forbidden", "The room has moved to another channel.");
}

async function requireMediaChannel(viewer: SignedIn, id: string) {
  const media = await db.media.findFirst({ where: { id, ...visibleTo(viewer) }, select: { id: true } });
  if (!media) throw new AppError("not_found", "There is no such media.");
}

type PlaylistEpoch = { playlistId: string; epoch: number };

async function requirePlaylistChannel(viewer: SignedIn, { playlistId, epoch }: PlaylistEpoch) {
  const where = { id: playlistId, ...workedOnBy(viewer) };
  const list = await db.playlist.findFirst({ where, select: { peopleEpoch: true } });
  if (!list) throw playlistGone();
  if (list.peopleEpoch !== epoch)
    throw new AppError("forbidden", "The playlist has moved to another channel.");
}
