import { expect } from "vitest";
import { patience, type Transaction } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";
import { db } from "./database";

/** Resolves once so many statements wait for a lock of this transaction, or for one that waits for it. */
export async function untilBlockedBy(tx: Transaction, count = 1) {
  const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const findWaiting = () => db.$queryRaw<object[]>`
    WITH RECURSIVE waiting AS (
      SELECT ${pid}::int AS pid
      UNION
      SELECT a.pid FROM pg_stat_activity a JOIN waiting w ON w.pid = ANY (pg_blocking_pids(a.pid))
    )
    SELECT pid FROM waiting WHERE pid <> ${pid}::int`;
  await expect.poll(findWaiting, { timeout: 10_000, interval: 20 }).toHaveLength(count);
}

/**
 * Begins these while rows are locked, each once the one before waits, and lets go when all of them do: each has seen only
 * what was before any of them was through. Answers how they settled.
 */
export async function whileHeld<Result>(
  table: "room" | "playlist" | "user" | "decision" | "media" | "suggestion",
  ids: string[],
  ...all: (() => Promise<Result>)[]
): Promise<PromiseSettledResult<Result>[]> {
  const begun: Promise<PromiseSettledResult<Result>[]>[] = [];
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE id = ANY (${ids}::uuid[]) FOR UPDATE`;
    for (const begin of all) {
      begun.push(Promise.allSettled([begin()]));
      await untilBlockedBy(tx, begun.length);
    }
  }, patience);
  return (await Promise.all(begun)).flat();
}
