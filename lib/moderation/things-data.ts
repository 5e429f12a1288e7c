import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { holdMedia } from "../media/hold-data";
import type { Work } from "./apply-data";
import type { Done } from "./case-schema";
import { moveRooms } from "./sanction-data";

/** Hides a playlist from everyone who does not work on it. */
export async function hidePlaylist({ tx, matter, undo, aftermath }: Work): Promise<Done> {
  const { count } = await tx.playlist.updateMany({
    where: { id: matter.id, hiddenAt: null },
    data: { hiddenAt: new Date() },
  });
  if (count === 0) throw gone();
  undo.playlistId = matter.id;
  aftermath.stale.playlistIds.push(matter.id);
  return { kind: "hide-playlist" };
}

/** Closes the room in question; nobody hears or reads it from then on. */
export async function closeRoom(work: Work): Promise<Done> {
  const { tx, matter, undo } = work;
  const { count } = await tx.room.updateMany({
    where: { id: matter.id, closedAt: null },
    data: { closedAt: new Date() },
  });
  if (count === 0) throw gone();
  undo.roomId = matter.id;
  await moveRooms(work, Prisma.sql`r.id = ${matter.id}::uuid`);
  return { kind: "close-room" };
}

/** Takes a media down everywhere. */
export async function removeMedia({ tx, matter, undo, aftermath }: Work): Promise<Done> {
  const where = { id: matter.id };
  await holdMedia(tx, matter.id);
  const media = await tx.media.findUnique({ where, select: { status: true } });
  if (!media || media.status === "removed") throw gone();
  await tx.media.update({ where, data: { status: "removed" } });
  undo.media = { id: matter.id, status: media.status };
  aftermath.stale.mediaIds.push(matter.id);
  return { kind: "remove-media" };
}

function gone() {
  return new AppError("conflict", "That is done already, or what it was about is gone.");
}
