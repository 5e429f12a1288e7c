import { act } from "@/lib/moderation/act-data";
import type { Action, DecideInput } from "@/lib/moderation/case-schema";
import { reportTarget } from "@/lib/moderation/data";
import type { ReportReason, ReportTarget } from "@/lib/moderation/schema";
import { reverseDecision } from "@/lib/moderation/undo-data";
import { listNotifications } from "@/lib/notifications/data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "./database";
import { roomOf, say } from "./rooms";

/** A room with an owner, a moderator, a troublemaker and a bystander, and site staff outside it. */
export async function moderatedRoom() {
  const [owner, keeper, bad, good, staff, admin] = await Promise.all([
    signUp("Owner"),
    signUp("Keeper"),
    signUp("Bad"),
    signUp("Good"),
    signUp("Staff", { role: "moderator" }),
    signUp("Admin", { role: "admin" }),
  ]);
  const room = await roomOf(owner, [keeper, bad, good]);
  const at = { roomId_userId: { roomId: room.id, userId: keeper.id } };
  await db.member.update({ where: at, data: { role: "moderator" } });
  return { owner, keeper, bad, good, staff, admin, room };
}

/** A room with an owner and a moderator who has muted `bad`, for a rude word that is deleted too. */
export async function mutedMember() {
  const [owner, mod, bad, staff] = await Promise.all([
    signUp("Owner"),
    signUp("Mod"),
    signUp("Bad"),
    signUp("Staff", { role: "moderator" }),
  ]);
  const room = await roomOf(owner, [mod, bad]);
  await db.member.update({
    where: { roomId_userId: { roomId: room.id, userId: mod.id } },
    data: { role: "moderator" },
  });
  const message = await say(bad, room.id, "Rude");
  const { decision } = await act(mod, {
    target: { type: "message", id: message.id },
    actions: [{ kind: "delete-message" }, { kind: "mute", scope: "room", minutes: 60 }],
    reason: "harassment",
  });
  return { owner, mod, bad, staff, room, message, decisionId: decision.id };
}

/** Reports something; answers the case that the report joined. */
export async function report(
  viewer: SignedIn | null,
  targetType: ReportTarget,
  targetId: string,
  reason: ReportReason = "harassment",
) {
  const email = viewer ? undefined : "visitor@example.com";
  const { report: made } = await reportTarget(viewer, { targetType, targetId, reason, email });
  const { caseId } = await db.report.findUniqueOrThrow({ where: { id: made.id } });
  return { reportId: made.id, caseId };
}

/** A message of `bad` that `good` reported. */
export async function reportedMessage(scene: Awaited<ReturnType<typeof moderatedRoom>>, body = "Bad words") {
  const message = await say(scene.bad, scene.room.id, body);
  return { message, ...(await report(scene.good, "message", message.id)) };
}

export function decision(caseId: string, ...actions: Action[]): DecideInput {
  return { caseId, actions, reason: "harassment", words: "Please be kind." };
}

export const deleteIt: Action = { kind: "delete-message" };
export const timeout: Action = { kind: "timeout", scope: "room", minutes: 10 };
export const warning: Action = { kind: "warning", scope: "room" };
export const ban: Action = { kind: "ban", scope: "room" };
export const siteBan: Action = { kind: "ban", scope: "site" };

/** What somebody was told, the newest first. */
export async function told(viewer: SignedIn) {
  const { items } = await listNotifications(viewer, { limit: 50 });
  return items.map(({ kind, data }) => ({ kind, data }));
}

/** Takes a decision back as the site's staff do. */
export function reverse(decisionId: string, by: SignedIn) {
  return db.$transaction((tx) => reverseDecision(tx, { id: by.id, role: "staff" }, decisionId));
}
