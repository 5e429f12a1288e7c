import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { findAccess, isStaff, mayModerate } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { audit } from "./audit-data";
import { roleIn } from "./case-data";
import { requireUnsanctioned } from "./routing-data";
import { imposedByStaff, inForce } from "./sanction-sql";
import { letWrite } from "./undo-data";

type Lifted = { id: string; kind: string; userId: string; roomId: string | null };

/**
 * Ends a sanction before its time: one of a room for the room's keepers and the site's staff, one of the site for the
 * staff; nobody their own. What the staff imposed, also in a room, is theirs to end. What else was decided with it stays.
 * @throws AppError `not_found` for who may not, `forbidden` for what is the staff's, `conflict` when it has ended, `rate_limited`.
 */
export async function liftSanction(viewer: SignedIn, sanctionId: string): Promise<void> {
  const select = { id: true, kind: true, userId: true, roomId: true } as const;
  const found = await db.sanction.findUnique({ where: { id: sanctionId }, select });
  if (!found || !(await mayLift(viewer, found))) throw missing();
  await limit("moderate", viewer.id);
  await db.$transaction(async (tx) => {
    await requireUnsanctioned(tx, viewer, found.roomId);
    await refuseStaffs(tx, viewer, Prisma.sql`s.id = ${sanctionId}::uuid`);
    if (!(await lift(tx, viewer, found))) throw new AppError("conflict", "That has ended already.");
  });
}

async function mayLift(viewer: SignedIn, { userId, roomId }: Lifted) {
  if (userId === viewer.id) return false;
  if (isStaff(viewer)) return true;
  const access = roomId ? await findAccess(viewer, roomId) : null;
  return access !== null && mayModerate(viewer, access) && !access.banned;
}

/** Throws `forbidden` to who is not staff when the staff imposed one of these sanctions `s`. */
export async function refuseStaffs(tx: Transaction, viewer: SignedIn, which: Prisma.Sql) {
  if (isStaff(viewer)) return;
  const [row] = await tx.$queryRaw<{ imposed: boolean }[]>`
    SELECT EXISTS (SELECT FROM sanction s WHERE ${which} AND ${inForce} AND ${imposedByStaff}) AS imposed`;
  if (row?.imposed)
    throw new AppError("forbidden", "The site's staff decided that, so only they can end it.");
}

/** Ends a sanction and writes it down; false when it had ended. The caller has decided that the viewer may. */
export async function lift(tx: Transaction, viewer: SignedIn, { id, kind, userId, roomId }: Lifted) {
  const lifted = await tx.$executeRaw`
    UPDATE sanction s SET revoked_at = now() WHERE s.id = ${id}::uuid AND s.kind <> 'warning' AND ${inForce}`;
  if (lifted === 0) return false;
  await letWrite(tx, userId, roomId ? [roomId] : null);
  const actor = { id: viewer.id, role: await roleIn(tx, viewer, roomId) };
  const data = { sanctionId: id, kind };
  await audit(tx, { actor, action: "sanction-lifted", roomId, subjectId: userId, data });
  return true;
}

function missing() {
  return new AppError("not_found", "There is no such sanction for you to lift.");
}
