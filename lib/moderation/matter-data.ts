import "server-only";
import type { Transaction } from "../db";
import type { Matter, Subject } from "./rights";
import { roomTitle } from "./room-sql";
import type { ReportTarget } from "./schema";

type Target = { type: ReportTarget; id: string };
type Row = { subjectId: string | null; roomId: string | null; title: string };
type Known = { roomId?: string | null; subjectId?: string | null };

/**
 * What a target is about as it is now, or null when it is gone. `roomId` is where a user is meant. `subjectId`: of a case,
 * whom it is about; then there is something to decide whatever became of the target.
 */
export async function findMatter(
  tx: Transaction,
  { type, id }: Target,
  { roomId = null, subjectId = null }: Known = {},
): Promise<Matter | null> {
  const row = (await finders[type](tx, id, roomId)) ?? (subjectId && { subjectId, roomId, title: "" });
  if (!row) return null;
  const room = row.roomId ? await findRoom(tx, row.roomId) : null;
  const about = subjectId ?? row.subjectId;
  const subject = about ? await findSubject(tx, about, row.roomId) : null;
  return { type, id, title: row.title, room, subject };
}

type Finder = (tx: Transaction, id: string, roomId: string | null) => Promise<Row | null>;

const finders: Record<ReportTarget, Finder> = {
  async message(tx, id) {
    const select = { authorId: true, roomId: true } as const;
    const message = await tx.message.findUnique({ where: { id }, select });
    return message && { subjectId: message.authorId, roomId: message.roomId, title: "" };
  },
  async user(tx, id, roomId) {
    const user = await tx.user.findUnique({ where: { id }, select: { name: true } });
    return user && { subjectId: id, roomId, title: user.name };
  },
  async room(tx, id) {
    const room = await tx.room.findUnique({ where: { id }, select: { ownerId: true, title: true } });
    return room && { subjectId: room.ownerId, roomId: id, title: room.title };
  },
  async playlist(tx, id) {
    const list = await tx.playlist.findUnique({ where: { id }, select: { ownerId: true, title: true } });
    return list && { subjectId: list.ownerId, roomId: null, title: list.title };
  },
  async media(tx, id) {
    const media = await tx.media.findUnique({ where: { id }, select: { title: true } });
    return media && { subjectId: null, roomId: null, title: media.title };
  },
};

async function findRoom(tx: Transaction, id: string): Promise<Matter["room"]> {
  const [room] = await tx.$queryRaw<NonNullable<Matter["room"]>[]>`
    SELECT r.id, ${roomTitle} AS title, r.lobby_of IS NOT NULL AS lobby FROM room r WHERE r.id = ${id}::uuid`;
  return room ?? null;
}

async function findSubject(tx: Transaction, id: string, roomId: string | null): Promise<Subject | null> {
  const [subject] = await tx.$queryRaw<Subject[]>`
    SELECT u.id, u.role::text AS "siteRole", CASE WHEN m.left_at IS NULL THEN m.role::text END AS role,
      m.user_id IS NOT NULL AS joined,
      coalesce(r.owner_id = u.id, false) AS owner
    FROM "user" u
    LEFT JOIN room r ON r.id = ${roomId}::uuid
    LEFT JOIN member m ON m.user_id = u.id AND m.room_id = r.id
    WHERE u.id = ${id}::uuid`;
  return subject ?? null;
}
