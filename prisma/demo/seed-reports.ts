import { randomUUID } from "node:crypto";
import { db } from "../../lib/db";
import { type Handle, people } from "./people";
import { appeal, earlierCases, reportedMessages, siteWords } from "./reports";

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

/**
 * Something for the moderators: a few open cases, what was decided before, an appeal against the last of that, and words
 * for the whole site. Each is made once.
 */
export async function seedReports() {
  if ((await db.moderationCase.count({ where: { subjectId: people.kit.id } })) === 0) {
    for (const reported of reportedMessages) await seedMessageCase(reported);
    for (const earlier of earlierCases) await seedEarlierCase(earlier);
  }
  if ((await db.appeal.count({ where: { userId: people.kit.id } })) === 0) await seedAppeal();
  if ((await db.wordRule.count({ where: { roomId: null } })) === 0) await seedWords();
}

type Reporter = Handle | null;

const reporter = (by: Reporter) =>
  by ? { reporterId: people[by].id } : { reporterEmail: "visitor@example.com", weight: 0.25 };

/** Evidence as it is frozen when something is reported (lib/moderation/evidence-data). */
async function seedMessageCase({ body, severity, reports }: (typeof reportedMessages)[number]) {
  const message = await db.message.findFirst({
    where: { body, authorId: people.kit.id },
    include: { room: true },
  });
  if (!message) return;
  const { room } = message;
  const around = await db.message.findMany({
    where: { roomId: room.id, seq: { gte: message.seq - 3, lte: message.seq + 3 } },
    include: { author: { select: { id: true, handle: true, name: true } } },
    orderBy: { seq: "asc" },
  });
  const quoted = around.map(({ id, seq, rev, body, author, mediaPositionMs, createdAt }) => ({
    ...{ id, seq, rev, body, author, mediaPositionMs, editedAt: null, deletedAt: null },
    createdAt: createdAt.toISOString(),
  }));
  const evidence = {
    message: { ...quoted.find(({ id }) => id === message.id), edits: [] },
    neighbours: quoted.filter(({ id }) => id !== message.id),
    room: { id: room.id, title: room.title, mediaId: room.mediaId },
  };
  const target = { targetType: "message", targetId: message.id } as const;
  await db.moderationCase.create({
    data: {
      ...target,
      ...{ subjectId: people.kit.id, roomId: room.id, severity, reports: reports.length },
      weight: reports.reduce((sum, { by }) => sum + (by ? 1 : 0.25), 0),
      createdAt: ago(Math.max(...reports.map(({ hoursAgo }) => hoursAgo)) * hour),
      reportList: {
        create: reports.map(({ by, reason, details, hoursAgo }) => ({
          ...{ ...target, ...reporter(by), reason, details, evidence },
          createdAt: ago(hoursAgo * hour),
        })),
      },
    },
  });
}

/** A case about Kit that Mia decided, with all that a decision leaves behind. */
async function seedEarlierCase(earlier: (typeof earlierCases)[number]) {
  const { by, reason, action, daysAgo, waitedMinutes, words } = earlier;
  const { role: _, ...user } = { ...people.kit, handle: "kit", imageUrl: null };
  const decidedAt = ago(daysAgo * day);
  const createdAt = new Date(decidedAt.getTime() - waitedMinutes * 60_000);
  const until = action === "timeout" ? new Date(decidedAt.getTime() + day) : null;
  const closed = { status: "closed", closedAt: decidedAt, upheld: action !== null } as const;
  const target = { targetType: "user", targetId: user.id } as const;
  const caseId = randomUUID();
  await db.moderationCase.create({
    data: {
      ...{ id: caseId, ...target, subjectId: user.id, severity: 2, reports: 1, weight: 1 },
      ...{ status: "decided", createdAt, decidedAt },
      reportList: {
        create: { ...target, ...reporter(by), ...closed, reason, evidence: { user }, createdAt },
      },
    },
  });
  const decision = await db.decision.create({
    data: {
      ...{ caseId, subjectId: user.id, byId: people.mia.id, byRole: "staff", reason, createdAt: decidedAt },
      actions: action ? [{ kind: action, scope: "site", ...(until && { until: until.toISOString() }) }] : [],
      statement: words,
    },
  });
  if (action === "warning" || action === "timeout")
    await db.sanction.create({
      data: {
        ...{ kind: action, userId: user.id, byId: people.mia.id, reason: words, decisionId: decision.id },
        ...{ createdAt: decidedAt, expiresAt: until },
      },
    });
  await db.auditEntry.create({
    data: {
      ...{ actorId: people.mia.id, actorRole: "staff", subjectId: user.id, caseId, createdAt: decidedAt },
      action: action ? "case-decided" : "case-dismissed",
      data: { reason },
    },
  });
}

/** Mia decided, so it is Ida's to answer. */
async function seedAppeal() {
  const last = await db.decision.findFirst({
    where: { subjectId: people.kit.id, byId: people.mia.id, reason: "spam" },
    orderBy: { createdAt: "desc" },
  });
  if (!last) return;
  const createdAt = new Date(last.createdAt.getTime() + 2 * day);
  await db.appeal.create({ data: { decisionId: last.id, userId: people.kit.id, words: appeal, createdAt } });
}

async function seedWords() {
  const rule = { kind: "normalised", byId: people.mia.id } as const;
  await db.wordRule.createMany({ data: siteWords.map((word) => ({ ...rule, ...word })) });
}
