import "server-only";
import type { ReportModel } from "@/prisma/generated/models";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { findEvidence } from "./evidence-data";
import type { Report, ReportInput } from "./schema";

/**
 * Reports something with its evidence as it is now. A second report by the same viewer on the same target returns the
 * first with `created: false`. Throws `not_found` for what they cannot see, `forbidden` for what is their own.
 */
export async function reportTarget(viewer: SignedIn, input: ReportInput) {
  const { targetType, targetId, share, reason, details } = input;
  const evidence = await findEvidence(viewer, targetType, targetId, share);
  if (!evidence) throw new AppError("not_found", "There is nothing like that to report.");
  if (evidence.ownerId === viewer.id) throw new AppError("forbidden", "You cannot report yourself.");
  const target = { reporterId: viewer.id, targetType, targetId };
  const earlier = await db.report.findFirst({ where: target });
  if (earlier) return { report: toReport(earlier), created: false };
  await limit("report", viewer.id);
  const { count } = await db.report.createMany({
    data: { ...target, reason, details, evidence: JSON.parse(JSON.stringify(evidence.content)) },
    skipDuplicates: true,
  });
  const report = await db.report.findFirstOrThrow({ where: target });
  return { report: toReport(report), created: count === 1 };
}

function toReport({ id, targetType, targetId, reason, details, status, createdAt }: ReportModel): Report {
  return { id, targetType, targetId, reason, details, status, createdAt: createdAt.toISOString() };
}
