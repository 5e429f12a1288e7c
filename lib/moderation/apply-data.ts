import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { type Aftermath, nothingLeft } from "./aftermath-data";
import { type AuditEntry, audit } from "./audit-data";
import type { ActorRole, AuditAction } from "./audit-schema";
import type { Action, ActionKind, Done, Scope } from "./case-schema";
import type { Undo } from "./decision-data";
import { deleteMessages } from "./delete-data";
import { lockFor } from "./lock-data";
import type { Matter } from "./rights";
import { banFromRoom, endSessions, impose, removeFromRoom } from "./sanction-data";
import type { ReportReason } from "./schema";
import { closeRoom, hidePlaylist, removeMedia } from "./things-data";

/** What is under way: who decides about what, and what has been done so far. */
export type Work = {
  tx: Transaction;
  actor: { id: string; role: ActorRole };
  matter: Matter;
  caseId: string | null;
  decisionId: string;
  reason: ReportReason;
  words: string;
  done: Done[];
  undo: Undo;
  aftermath: Aftermath;
};

/**
 * Does what was decided, in the transaction of the decision, and writes each thing into the audit log. The caller has
 * checked that it may. Rows are locked in the order case, members, rooms, messages, as everywhere.
 */
export async function apply(
  start: Omit<Work, "done" | "undo" | "aftermath">,
  actions: Action[],
): Promise<Work> {
  const work: Work = { ...start, done: [], undo: {}, aftermath: nothingLeft() };
  await lockFor(work.tx, work.matter, actions);
  const entries: AuditEntry[] = [];
  for (const action of [...actions].sort((a, b) => order(a) - order(b))) {
    const done = await perform(work, action);
    work.done.push(done);
    entries.push(entryOf(work, action, done));
  }
  if (entries.length > 0) await audit(work.tx, ...entries);
  return work;
}

/** What somebody wrote goes after they can write no more. */
const order = ({ kind }: Action) => (kind.startsWith("delete") ? 1 : 0);

function perform(work: Work, action: Action): Promise<Done> {
  switch (action.kind) {
    case "delete-message":
      return remove(work, { kind: action.kind }, Prisma.sql`m.id = ${work.matter.id}::uuid`);
    case "delete-recent":
      return remove(work, { kind: action.kind, scope: action.scope }, recent(work, action));
    case "warning":
    case "timeout":
    case "mute":
      return impose(work, action);
    case "ban":
      return action.scope === "room" ? banFromRoom(work, action) : banFromSite(work, action);
    case "kick":
      return removeFromRoom(work).then(() => ({ kind: "kick", scope: "room" }));
    case "hide-playlist":
      return hidePlaylist(work);
    case "close-room":
      return closeRoom(work);
    case "remove-media":
      return removeMedia(work);
  }
}

async function remove(work: Work, done: Done, which: Prisma.Sql): Promise<Done> {
  const deleted = await deleteMessages(work.tx, which);
  if (done.kind === "delete-message" && deleted.length === 0 && !work.caseId)
    throw new AppError("conflict", "That message is deleted already.");
  work.undo.messages = [...(work.undo.messages ?? []), ...deleted];
  work.aftermath.messageIds.push(...deleted.map(({ id }) => id));
  return { ...done, count: deleted.length };
}

function recent({ matter }: Work, { hours, scope }: { hours: number; scope: Scope }) {
  const inRoom = scope === "room" ? Prisma.sql`m.room_id = ${matter.room?.id}::uuid` : Prisma.sql`true`;
  return Prisma.sql`m.author_id = ${matter.subject?.id}::uuid
    AND m.created_at > now() - make_interval(hours => ${hours}::int) AND ${inRoom}`;
}

async function banFromSite(work: Work, ban: Extract<Action, { kind: "ban" }>): Promise<Done> {
  const done = await impose(work, ban);
  await endSessions(work);
  return done;
}

const names: Record<ActionKind, AuditAction> = {
  "delete-message": "message-deleted",
  "delete-recent": "messages-deleted",
  warning: "warning",
  timeout: "timeout",
  mute: "mute",
  ban: "ban",
  kick: "kick",
  "hide-playlist": "playlist-hidden",
  "close-room": "room-closed",
  "remove-media": "media-standing",
};

function entryOf(work: Work, action: Action, { until, count }: Done): AuditEntry {
  const { actor, matter, caseId, decisionId, reason } = work;
  const { kind, ...how } = action;
  const wide = "scope" in action && action.scope === "site";
  const data = { ...how, decisionId, reason, until, count, target: { type: matter.type, id: matter.id } };
  const roomId = wide ? null : (matter.room?.id ?? null);
  return { actor, action: names[kind], roomId, subjectId: matter.subject?.id ?? null, caseId, data };
}
