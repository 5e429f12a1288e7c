import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL }),
  });
}

const kept = globalThis as typeof globalThis & { matineeDb?: PrismaClient };

/** The one database client. Kept on globalThis, so that hot reload does not open a pool a change. */
kept.matineeDb ??= connect();
export const db = kept.matineeDb;

/** A transaction's client, as `db.$transaction(async (tx) => …)` hands it out. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
