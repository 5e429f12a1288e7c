import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import type { SignedIn } from "../viewer";
import type { ContactInput, ContactSettings } from "./schema";

/** Whom the viewer lets mention and invite them. */
export function findContact(viewer: SignedIn): Promise<ContactSettings> {
  const select = { mentionsFrom: true, invitesFrom: true } as const;
  return db.user.findUniqueOrThrow({ where: { id: viewer.id }, select });
}

export async function changeContact(viewer: SignedIn, input: ContactInput): Promise<ContactSettings> {
  const select = { mentionsFrom: true, invitesFrom: true } as const;
  return db.user.update({ where: { id: viewer.id }, data: input, select });
}

/** SQL: whether the user `u` lets somebody invite them, and has not blocked them. */
const mayInvite = (byId: string) => Prisma.sql`
  NOT EXISTS (SELECT FROM block b WHERE b.user_id = u.id AND b.blocked_id = ${byId}::uuid)
  AND (u.invites_from = 'everyone' OR (u.invites_from = 'roommates' AND EXISTS (
    SELECT FROM member mine JOIN member theirs ON theirs.room_id = mine.room_id
    WHERE mine.user_id = ${byId}::uuid AND theirs.user_id = u.id AND mine.left_at IS NULL AND theirs.left_at IS NULL
  )))`;

/**
 * Throws `forbidden` on the handle when somebody does not want to be invited by the viewer. A block and a setting are the
 * same answer, so that nobody learns who has blocked them.
 */
export async function requireInvitable(
  viewer: SignedIn,
  user: { id: string; name: string },
  tx: Transaction = db,
) {
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    SELECT ${mayInvite(viewer.id)} AS may FROM "user" u WHERE u.id = ${user.id}::uuid`;
  if (row?.may) return;
  const message = `${user.name} does not take invitations from everyone.`;
  throw new AppError("forbidden", message, { fields: { handle: message } });
}
