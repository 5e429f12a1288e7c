import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import type { About, NarrowedTo } from "./about-schema";
import { roomTitle } from "./room-sql";
import { keeps } from "./routing-data";

/**
 * The names of what a list is narrowed down to: of rooms that the viewer keeps; to the site's staff of all rooms and
 * people. Null for what is gone, or is not to be named to them.
 */
export async function findAbout(viewer: SignedIn, asked: NarrowedTo): Promise<About> {
  const { roomId, subjectId, actorId, caseId } = asked;
  const [room, subject, actor] = await Promise.all([
    roomId && findTitle(viewer, roomId),
    subjectId && findName(viewer, subjectId),
    actorId && findName(viewer, actorId),
  ]);
  return {
    ...(roomId && { roomId: room ?? null }),
    ...(subjectId && { subjectId: subject ?? null }),
    ...(actorId && { actorId: actor ?? null }),
    ...(caseId && { caseId: null }),
  };
}

async function findTitle(viewer: SignedIn, id: string) {
  const kept = isStaff(viewer) ? Prisma.sql`true` : keeps(Prisma.sql`${viewer.id}::uuid`, Prisma.sql`r.id`);
  const [room] = await db.$queryRaw<{ title: string }[]>`
    SELECT ${roomTitle} AS title FROM room r WHERE r.id = ${id}::uuid AND ${kept}`;
  return room?.title;
}

async function findName(viewer: SignedIn, id: string) {
  if (!isStaff(viewer)) return null;
  const user = await db.user.findUnique({ where: { id }, select: { name: true } });
  return user?.name;
}
