import type { Action, DecideInput } from "@/lib/moderation/case-schema";
import { reportTarget } from "@/lib/moderation/data";
import type { ReportReason, ReportTarget } from "@/lib/moderation/schema";
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
