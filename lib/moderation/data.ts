import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { ReportModel } from "@/prisma/generated/models";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { type Evidence, findEvidence } from "./evidence-data";
import type { Report, ReportInput } from "./schema";

/**
 * Reports something with its evidence as it is now. A second report by the same viewer on the same target returns the
 * first with `created: false`. Throws `not_found` for what they cannot see, `forbidden` for what is their own.
 */
export async function reportTarget(viewer: SignedIn, input: ReportInput) {
  const { targetType, targetId, share, reason, details = "" } = input;
  const evidence = await findEvidence(viewer, targetType, targetId, share);
  if (!evidence) throw new AppError("not_found", "There is nothing like that to report.");
  if (evidence.ownerId === viewer.id) throw new AppError("forbidden", "You cannot report yourself.");
  const target = { reporterId: viewer.id, targetType, targetId };
  const open = { ...target, status: "open" as const };
  const earlier = await db.report.findFirst({ where: open });
  if (earlier) return { report: toReport(earlier), created: false };
  await limit("report", viewer.id);
  const content = JSON.parse(JSON.stringify(evidence.content));
  const { count } = await db.$transaction(async (tx) => {
    const caseId = await joinCase(tx, input, evidence);
    const data = { ...target, caseId, reason, details, evidence: content };
    return tx.report.createMany({ data, skipDuplicates: true });
  });
  const report = await db.report.findFirstOrThrow({ where: open });
  return { report: toReport(report), created: count === 1 };
}

/** The open case about a target, with one report more. */
async function joinCase(tx: Transaction, { targetType, targetId }: ReportInput, { ownerId }: Evidence) {
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO moderation_case (id, target_type, target_id, subject_id, severity, reports, weight)
    VALUES (${uuidv7()}::uuid, ${targetType}::"ReportTarget", ${targetId}::uuid, ${ownerId}::uuid, 1, 1, 1)
    ON CONFLICT (target_type, target_id) WHERE status = 'open' DO UPDATE SET reports = moderation_case.reports + 1
    RETURNING id`;
  if (!open) throw new AppError("unavailable", "That did not get through. Please try again.");
  return open.id;
}

function toReport({
  id,
  targetType,
  targetId,
  reason,
  details,
  status,
  upheld,
  createdAt,
  closedAt,
}: ReportModel): Report {
  const closed = closedAt?.toISOString() ?? null;
  return {
    id,
    targetType,
    targetId,
    reason,
    details,
    status,
    upheld,
    createdAt: createdAt.toISOString(),
    closedAt: closed,
  };
}
