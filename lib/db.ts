import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { z } from "zod";
import { PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

/**
 * Names each statement by its text, so that a connection plans it once: planning a page of history costs several times
 * what running it does. Off unless asked for, since poolers that share connections between transactions may not bear it.
 */
function statementNameGenerator({ sql }: { sql: string }) {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash("sha1").update(sql).digest("base64url");
  if (names.size < MAX_NAMES) names.set(sql, name);
  return name;
}

/** Statement → name: the longest texts are the commonest. */
const names = new Map<string, string>();
const MAX_NAMES = 1_000;

/**
 * A new connection costs 30 ms, and as much again for planning the first message sent over it, so those whose plans are
 * worth keeping outlast a lull in the conversation. Others go after pg's 10 s.
 */
const KEPT_MS = 5 * 60_000;

/** Waits are bounded, so that a database that does not answer is a 503 and not a page that never comes. */
function connect() {
  const { DATABASE_URL: connectionString, DATABASE_POOL: max, DATABASE_PREPARED: prepared } = env;
  const bounds = { max, connectionTimeoutMillis: 5_000, query_timeout: 15_000 };
  const lasting = prepared ? { idleTimeoutMillis: KEPT_MS, keepAlive: true } : {};
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString, ...bounds, ...lasting },
      prepared ? { statementNameGenerator } : {},
    ),
  });
}

const kept = globalThis as typeof globalThis & { matineeDb?: PrismaClient };

/** The one database client. Kept on globalThis, so that hot reload does not open a pool a change. */
kept.matineeDb ??= connect();
export const db = kept.matineeDb;

/** For a transaction that does a lot: all of it fits into this, or nothing of it happens. */
export const patience = { maxWait: 5_000, timeout: 15_000 };

/** A transaction's client, as `db.$transaction(async (tx) => …)` hands it out. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

const refusal = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/**
 * Why PostgreSQL refused a statement, Prisma's own or one of ours: its code
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html), or undefined when something else went wrong.
 */
function sqlState(error: unknown): string | undefined {
  return refusal.safeParse(error).data?.meta.driverAdapterError.cause.originalCode;
}

/** Whether a unique index refused it: somebody else came first. */
export const isTaken = (error: unknown) => sqlState(error) === "23505";

/** Whether a check refused it. */
export const isUnfit = (error: unknown) => sqlState(error) === "23514";
