import "server-only";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { moment, readCursor, writeCursor } from "../cursor";
import { db } from "../db";
import { AppError } from "../errors";
import { id } from "../input";
import { limit as limitRate } from "../rate-limit";
import type { AccountHolder } from "../users/schema";
import {
  APPEAL_MONTHS,
  type AppealInput,
  type OwnAppeal,
  type OwnSanction,
  type RecordEntry,
  type RecordPage,
  type RecordQuery,
  recordQuery,
} from "./appeal-schema";
import { roomJson } from "./room-sql";
import { inForce } from "./sanction-sql";

const place = z.tuple([moment, id]);

/** What moderators and the site itself have done about the holder, newest first, and what became of their appeals. */
export async function listRecord(holder: AccountHolder, input: RecordQuery): Promise<RecordPage> {
  const { cursor, limit } = recordQuery.parse(input);
  const [at, last] = cursor ? readCursor(place, cursor) : [];
  const after = cursor
    ? Prisma.sql`AND (d.created_at, d.id) < (${at}::timestamptz, ${last}::uuid)`
    : Prisma.empty;
  const rows = await findEntries(holder, Prisma.sql`true ${after}`, limit + 1);
  const items = rows.slice(0, limit);
  const end = rows.length > limit ? items.at(-1) : null;
  return { items, nextCursor: end ? writeCursor([end.createdAt, end.id]) : null };
}

/**
 * Asks for another look at a decision about the holder, by somebody else than who made it: once, within six months.
 * Throws `not_found` for a decision that is not about them, `conflict` once it is appealed or reversed, `forbidden` when
 * it is too late, `rate_limited`.
 */
export async function appeal(
  holder: AccountHolder,
  { decisionId, words }: AppealInput,
): Promise<RecordEntry> {
  await limitRate("appeal", holder.id);
  const made = await db.$executeRaw`
    INSERT INTO appeal (id, decision_id, user_id, words)
    SELECT ${uuidv7()}::uuid, d.id, d.subject_id, ${words} FROM decision d
    WHERE ${own(holder)} AND d.id = ${decisionId}::uuid AND d.reversed_at IS NULL AND ${inTime}
    ON CONFLICT (decision_id) DO NOTHING`;
  const [entry] = await findEntries(holder, Prisma.sql`d.id = ${decisionId}::uuid`, 1);
  if (!entry) throw new AppError("not_found", "There is no such decision.");
  if (made === 0) throw refusal(entry);
  return entry;
}

function refusal({ appeal: made, reversedAt }: RecordEntry) {
  if (made) return new AppError("conflict", "You have appealed this decision. It can be done once.");
  if (reversedAt) return new AppError("conflict", "This decision has been taken back already.");
  return new AppError("forbidden", "A decision can be appealed within six months.");
}

/** The decisions about somebody that did something; a dismissal is none of theirs to know. */
const own = (holder: AccountHolder) => Prisma.sql`
  d.subject_id = ${holder.id}::uuid AND jsonb_array_length(d.actions) > 0`;

const inTime = Prisma.sql`d.created_at > now() - make_interval(months => ${APPEAL_MONTHS}::int)`;

const sanctions = Prisma.sql`
  SELECT coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'createdAt', s.created_at,
    'expiresAt', s.expires_at, 'revokedAt', s.revoked_at,
    'active', ${inForce}) ORDER BY s.created_at), '[]')
  FROM sanction s WHERE s.decision_id = d.id`;

type Row = Omit<RecordEntry, "createdAt" | "reversedAt" | "appealUntil"> & {
  createdAt: Date;
  reversedAt: Date | null;
  appealUntil: Date | null;
};

async function findEntries(holder: AccountHolder, which: Prisma.Sql, limit: number): Promise<RecordEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, d.by_id IS NULL AS automated, d.actions, d.reason::text AS reason, d.statement,
      d.created_at AS "createdAt", d.reversed_at AS "reversedAt", (${sanctions}) AS sanctions,
      ${roomJson} AS room,
      CASE WHEN a.id IS NOT NULL THEN json_build_object('status', a.status, 'words', a.words, 'answer', a.answer,
        'createdAt', a.created_at, 'decidedAt', a.decided_at) END AS appeal,
      CASE WHEN a.id IS NULL AND d.reversed_at IS NULL AND ${inTime}
        THEN d.created_at + make_interval(months => ${APPEAL_MONTHS}::int) END AS "appealUntil"
    FROM decision d LEFT JOIN room r ON r.id = d.room_id LEFT JOIN appeal a ON a.decision_id = d.id
    WHERE ${own(holder)} AND ${which}
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit}::int`;
  return rows.map(shown);
}

function shown(row: Row): RecordEntry {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    reversedAt: row.reversedAt?.toISOString() ?? null,
    appealUntil: row.appealUntil?.toISOString() ?? null,
    sanctions: row.sanctions.map(shownSanction),
    appeal: row.appeal && shownAppeal(row.appeal),
  };
}

/** Times inside JSON come as PostgreSQL writes them. */
const iso = (time: string) => new Date(time).toISOString();
const isoOrNull = (time: string | null) => time && iso(time);

const shownSanction = (sanction: OwnSanction): OwnSanction => ({
  ...sanction,
  createdAt: iso(sanction.createdAt),
  expiresAt: isoOrNull(sanction.expiresAt),
  revokedAt: isoOrNull(sanction.revokedAt),
});

const shownAppeal = (made: OwnAppeal): OwnAppeal => ({
  ...made,
  createdAt: iso(made.createdAt),
  decidedAt: isoOrNull(made.decidedAt),
});
