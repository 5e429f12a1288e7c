import "server-only";
import { v7 as uuidv7 } from "uuid";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { apply, type Work } from "./apply-data";
import type { ActorRole } from "./audit-schema";
import type { Action, Decided, Done } from "./case-schema";
import { decisionsOf } from "./decision-data";
import { isStranger, type Matter, refusalToAct } from "./rights";
import type { ReportReason } from "./schema";
import { statementOf } from "./statement";

type Making = {
  actor: { id: string; role: ActorRole };
  matter: Matter;
  caseId: string | null;
  actions: Action[];
  reason: ReportReason;
  words: string;
};

/**
 * Makes a decision: checks that it may be made, does everything it says, and keeps it with its statement of reasons and
 * with what it takes to reverse it, all in the transaction given. `aftermath` is what is left to be said after the commit.
 * Whom a room's keepers ban before they ever came is told nothing, and reads no words of theirs.
 * @throws AppError `invalid` for what does not fit the target, `forbidden`.
 */
export async function makeDecision(tx: Transaction, making: Making): Promise<Work> {
  const { actor, matter, caseId, actions, reason } = making;
  for (const action of actions) {
    const refusal = refusalToAct(actor, matter, action);
    if (refusal) throw new AppError(refusal.code, refusal.message);
  }
  const stranger = isStranger(actor, matter);
  const words = stranger ? "" : making.words;
  const decisionId = uuidv7();
  const wide = actions.length > 0 && actions.every((action) => "scope" in action && action.scope === "site");
  const roomId = wide ? null : (matter.room?.id ?? null);
  const about = { subjectId: matter.subject?.id ?? null, roomId };
  const { createdAt } = await tx.decision.create({
    data: { id: decisionId, caseId, ...about, byId: actor.id, byRole: actor.role, reason },
    select: { createdAt: true },
  });
  const work = await apply({ tx, actor, matter, caseId, decisionId, reason, words }, actions);
  const { type: target, title, room } = matter;
  const facts = { target, title, room, done: work.done, reason, words, role: actor.role, at: createdAt };
  const undo = work.undo as Prisma.InputJsonObject;
  const data = { actions: work.done, undo, statement: statementOf(facts) };
  await tx.decision.update({ where: { id: decisionId }, data });
  if (!stranger) tellSubject(work);
  return work;
}

const sanctioned = ["ban", "mute", "timeout", "warning"] as const;

function tellSubject({ matter, done, decisionId, aftermath }: Work) {
  if (!matter.subject || done.length === 0) return;
  const gravest = sanctioned.find((kind) => done.some((one) => one.kind === kind));
  const one = done.find(({ kind }) => kind === gravest);
  const place = one?.scope === "site" ? null : matter.room;
  const room = place && { id: place.id, title: place.title };
  const data = { decisionId, kind: gravest ?? ("removal" as const), room, until: one?.until ?? null };
  aftermath.notices.push({ kind: "sanction", to: [matter.subject.id], data });
}

/** Whether anything was done, beyond looking at it. */
export function isUpheld(done: Done[]) {
  return done.length > 0;
}

/** The answer to whoever decided. */
export async function decidedBy({ tx, decisionId, aftermath }: Work): Promise<Decided> {
  const [decision] = await decisionsOf(Prisma.sql`d.id = ${decisionId}::uuid`, 1, tx);
  if (!decision) throw new AppError("unavailable", "That did not get through. Please try again.");
  return { decision, stale: aftermath.stale };
}
