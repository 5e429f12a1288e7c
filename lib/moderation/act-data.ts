import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { parse } from "../input";
import { limit } from "../rate-limit";
import { findAccess, isKnown, isStaff, mayModerate } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { conclude } from "./aftermath-data";
import { roleIn } from "./case-data";
import { type ActInput, actInput, type Decided } from "./case-schema";
import { decidedBy, makeDecision } from "./make-decision-data";
import { findMatter } from "./matter-data";
import type { Matter } from "./rights";
import { requireUnsanctioned } from "./routing-data";

/**
 * Does something at the moment, without a case, with all that a decision is otherwise: one transaction, a statement of
 * reasons, a line in the audit log each, and an appeal against it. In a room for its keepers and the site's staff; on the
 * whole site, and about rooms, playlists and media, for the staff.
 * @throws AppError `not_found` for what they may not know of, `forbidden`, `invalid` for what does not fit the target,
 * `conflict` when it is done already, `rate_limited`.
 */
export async function act(viewer: SignedIn, input: ActInput): Promise<Decided> {
  const { target, roomId, actions, reason, words } = parse(actInput, input);
  const where = target.type === "message" ? await roomOf(target.id) : (roomId ?? null);
  await requireKeeper(viewer, where);
  await limit("moderate", viewer.id);
  const { decided } = await conclude(async (tx) => {
    await requireUnsanctioned(tx, viewer, where);
    const matter = await requireMatter(tx, target, where);
    const actor = { id: viewer.id, role: await roleIn(tx, viewer, where) };
    const work = await makeDecision(tx, { actor, matter, caseId: null, actions, reason, words });
    return { aftermath: work.aftermath, decided: await decidedBy(work) };
  });
  return decided;
}

async function roomOf(messageId: string) {
  const message = await db.message.findUnique({ where: { id: messageId }, select: { roomId: true } });
  if (!message) throw missing();
  return message.roomId;
}

async function requireKeeper(viewer: SignedIn, roomId: string | null) {
  if (isStaff(viewer)) return;
  if (!roomId) throw new AppError("forbidden", "Only the site's moderators can do that.");
  const access = await findAccess(viewer, roomId);
  if (!isKnown(access)) throw missing();
  if (!mayModerate(viewer, access) || access.banned)
    throw new AppError("forbidden", "Only the room's owner and moderators can do that.");
}

async function requireMatter(
  tx: Transaction,
  target: { type: Matter["type"]; id: string },
  roomId: string | null,
): Promise<Matter> {
  const matter = await findMatter(tx, target, { roomId });
  if (!matter || (roomId && !matter.room)) throw missing();
  return matter;
}

function missing() {
  return new AppError("not_found", "There is nothing like that.");
}
