import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { requireModerator } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { conclude } from "./aftermath-data";
import type { Work } from "./apply-data";
import { roleIn } from "./case-data";
import type { Action } from "./case-schema";
import { lift, refuseStaffs } from "./lift-data";
import { makeDecision } from "./make-decision-data";
import { findMatter } from "./matter-data";
import { requireUnsanctioned } from "./routing-data";
import type { RemovalInput } from "./schema";

/**
 * Ends someone's membership and moves the room to a new epoch, all in one transaction; they may join again, after
 * `minutes` if given, but are no guest any more: into a private room they must be asked again. Returns the new epoch. Throws `not_found` when they are not in the room, `forbidden`.
 */
export function kick(viewer: SignedIn, roomId: string, input: RemovalInput) {
  const ban: Action = { kind: "ban", scope: "room", minutes: input.minutes };
  return remove(viewer, roomId, input, input.minutes === undefined ? { kind: "kick" } : ban, {
    inside: true,
  });
}

/**
 * Bans someone from a room, for `minutes` or for good, whether or not they are in it, and moves the room to a new epoch,
 * all in one transaction. A ban in force is replaced; who was never there is not told. Returns the new epoch. Throws `not_found` for an unknown user,
 * `forbidden`, `rate_limited`.
 */
export function ban(viewer: SignedIn, roomId: string, input: RemovalInput) {
  return remove(viewer, roomId, input, { kind: "ban", scope: "room", minutes: input.minutes });
}

/** Lifts every ban of someone from a room, unless the site's staff imposed one. Throws `not_found`, `forbidden`, `rate_limited`. */
export async function unban(viewer: SignedIn, roomId: string, userId: string) {
  await requireModerator(viewer, roomId);
  if (userId === viewer.id) throw new AppError("forbidden", "You cannot do that to yourself.");
  await db.$transaction(async (tx) => {
    await requireUnsanctioned(tx, viewer, roomId);
    const bans = Prisma.sql`s.room_id = ${roomId}::uuid AND s.user_id = ${userId}::uuid AND s.kind = 'ban'`;
    await refuseStaffs(tx, viewer, bans);
    const where = { roomId, userId, kind: "ban", revokedAt: null } as const;
    const select = { id: true, kind: true, userId: true, roomId: true } as const;
    for (const found of await tx.sanction.findMany({ where, select })) await lift(tx, viewer, found);
  });
}

async function remove(
  viewer: SignedIn,
  roomId: string,
  { userId, reason }: RemovalInput,
  action: Action,
  { inside = false } = {},
) {
  await requireModerator(viewer, roomId);
  const work = await conclude(async (tx) => {
    await requireUnsanctioned(tx, viewer, roomId);
    const matter = await findMatter(tx, { type: "user", id: userId }, { roomId });
    if (!matter) throw new AppError("not_found", "There is no such person.");
    const actor = { id: viewer.id, role: await roleIn(tx, viewer, roomId) };
    const making = {
      actor,
      matter,
      caseId: null,
      actions: [action],
      reason: "other" as const,
      words: reason,
    };
    if (inside && !matter.subject?.role) throw new AppError("not_found", "That person is not in this room.");
    return makeDecision(tx, making);
  });
  return epochAfter(work, roomId);
}

function epochAfter({ aftermath }: Work, roomId: string) {
  return aftermath.moves.find((move) => move.roomId === roomId)?.to ?? 1;
}
