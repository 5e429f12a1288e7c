import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { ReportModel } from "@/prisma/generated/models";
import { block } from "../blocks/data";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { parse } from "../input";
import { limit } from "../rate-limit";
import type { SignedIn, Viewer } from "../viewer";
import { hideWhenTrusted } from "./auto-hide-data";
import { type Evidence, findEvidence } from "./evidence-data";
import { reporterWeight } from "./reporter-data";
import {
  type Report,
  type ReportInput,
  type ReportPage,
  type ReportPageQuery,
  reportInput,
  reportPageQuery,
  severityOf,
} from "./schema";

type Complaint = ReturnType<typeof parseReport>;
type Reporter = { reporterId: string } | { reporterEmail: string };

/**
 * Reports something with its evidence as it is now; whoever reports the same is of the same case. A second report by the
 * same person on the same target returns the first with `created: false`; a visitor's is answered like a first. Visitors
 * who are not signed in report what everyone can see, and leave an email address; `address` is what their limit counts by.
 * @throws AppError `not_found` for what they cannot see or what is deleted, `forbidden` for what is their own, `invalid`
 * without an email address, `rate_limited`.
 */
export async function reportTarget(viewer: Viewer, input: ReportInput, address = "direct") {
  const complaint = parseReport(input);
  const { targetType, targetId, share } = complaint;
  const reporter = reporterOf(viewer, complaint);
  const evidence = await findEvidence(viewer, targetType, targetId, share);
  if (!evidence) throw new AppError("not_found", "There is nothing like that to report.");
  if (viewer && evidence.ownerId === viewer.id)
    throw new AppError("forbidden", "You cannot report yourself.");
  const answer = await keepOnce(complaint, reporter, evidence, address);
  if (viewer && complaint.block && evidence.ownerId) await blockToo(viewer, evidence.ownerId);
  return answer;
}

/** A full list of blocked people does not stop a report. */
async function blockToo(viewer: SignedIn, userId: string) {
  await block(viewer, userId).catch((error) => {
    if (!(error instanceof AppError)) throw error;
  });
}

async function keepOnce(complaint: Complaint, reporter: Reporter, evidence: Evidence, address: string) {
  const { targetType, targetId } = complaint;
  const open = { ...reporter, targetType, targetId, status: "open" as const };
  const visitor = "reporterEmail" in reporter;
  if (visitor) await limitReporter(reporter, address);
  const earlier = await db.report.findFirst({ where: open });
  if (earlier) return visitor ? again(complaint, earlier) : { report: toReport(earlier), created: false };
  if (!visitor) await limitReporter(reporter, address);
  const made = await keep(complaint, reporter, evidence);
  if (made) await hideWhenTrusted(made.caseId);
  const report = made ?? (await db.report.findFirstOrThrow({ where: open }));
  if (!made && visitor) return again(complaint, report);
  return { report: toReport(report), created: made !== null };
}

/**
 * Nobody has shown that an email address is theirs: whether it has reported this before, and how, is not told, neither now
 * nor to who follows it up.
 */
async function again({ reason, details }: Complaint, first: ReportModel) {
  const made = await db.reportAgain.create({ data: { reportId: first.id, reason, details } });
  return { report: toReport({ ...first, ...made }), created: true };
}

function parseReport(input: ReportInput) {
  return parse(reportInput, input);
}

function reporterOf(viewer: Viewer, { email }: Complaint): Reporter {
  if (viewer) return { reporterId: viewer.id };
  if (email) return { reporterEmail: email };
  const problem = "Please leave an email address, or sign in.";
  throw new AppError("invalid", problem, { fields: { email: problem } });
}

async function limitReporter(reporter: Reporter, address: string) {
  if ("reporterId" in reporter) return limit("report", reporter.reporterId);
  await limit("report-address", address);
  await limit("report-email", reporter.reporterEmail);
}

/** The new report, or null when the same person's first came in between. */
async function keep(complaint: Complaint, reporter: Reporter, evidence: Evidence) {
  const weight = await reporterWeight("reporterId" in reporter ? reporter.reporterId : null);
  const { targetType, targetId, reason, details } = complaint;
  const content: Prisma.InputJsonValue = JSON.parse(JSON.stringify(evidence.content));
  const kept = { ...reporter, targetType, targetId, reason, details, weight, evidence: content };
  return db.$transaction(async (tx) => {
    const caseId = await lockOpenCase(tx, complaint, evidence);
    const [report] = await tx.report.createManyAndReturn({
      data: [{ ...kept, caseId }],
      skipDuplicates: true,
    });
    if (report) await addToCase(tx, caseId, severityOf[reason], weight);
    return report ?? null;
  });
}

/**
 * The open case about a target, locked; a new one when there is none. About a message it is the room's, but if it is about
 * one of its keepers, who stay out of it whatever they are later.
 */
async function lockOpenCase(tx: Transaction, { targetType, targetId }: Complaint, about: Evidence) {
  const { ownerId, roomId } = about;
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO moderation_case (id, target_type, target_id, subject_id, room_id, site_only, severity)
    VALUES (${uuidv7()}::uuid, ${targetType}::"ReportTarget", ${targetId}::uuid, ${ownerId}::uuid, ${roomId}::uuid,
      EXISTS (SELECT FROM room WHERE id = ${roomId}::uuid AND owner_id = ${ownerId}::uuid) OR EXISTS (
        SELECT FROM member WHERE room_id = ${roomId}::uuid AND user_id = ${ownerId}::uuid AND left_at IS NULL
          AND role IN ('owner', 'moderator')),
      1)
    ON CONFLICT (target_type, target_id) WHERE status = 'open' DO UPDATE SET reports = moderation_case.reports
    RETURNING id`;
  if (!open) throw new AppError("unavailable", "That did not get through. Please try again.");
  return open.id;
}

async function addToCase(tx: Transaction, caseId: string, severity: number, weight: number) {
  await tx.$executeRaw`
    UPDATE moderation_case SET reports = reports + 1, weight = weight + ${weight}::float8,
      severity = greatest(severity, ${severity}::int)
    WHERE id = ${caseId}::uuid`;
}

/** A report as its reporter sees it: a user's own, or a visitor's who names the email address it was made with. */
export async function findReport(viewer: Viewer, reportId: string, email?: string): Promise<Report | null> {
  const reporters = [viewer && { reporterId: viewer.id }, email ? { reporterEmail: email } : null];
  const by = reporters.filter((one) => one !== null);
  const report = await db.report.findFirst({ where: { id: reportId, OR: by } });
  if (report) return toReport(report);
  if (!email) return null;
  const where = { id: reportId, report: { reporterEmail: email } };
  const repeated = await db.reportAgain.findFirst({ where, include: { report: true } });
  return repeated && toReport({ ...repeated.report, ...repeated });
}

/** A page of what the viewer has reported, newest first. */
export async function listOwnReports(viewer: SignedIn, input: ReportPageQuery = {}): Promise<ReportPage> {
  const { cursor, limit: size } = parse(reportPageQuery, input);
  const rows = await db.report.findMany({
    where: { reporterId: viewer.id, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: size + 1,
  });
  const items = rows.slice(0, size).map(toReport);
  const last = rows.length > size ? items.at(-1) : undefined;
  return { items, nextCursor: last?.id ?? null };
}

function toReport(row: ReportModel): Report {
  const { id, targetType, targetId, reason, details, status, upheld, createdAt, closedAt } = row;
  const times = { createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
  return { id, targetType, targetId, reason, details, status, upheld, ...times };
}
