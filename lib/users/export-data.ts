import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { limit } from "../rate-limit";
import { sections } from "./export-sections";
import type { AccountHolder } from "./schema";

const PAGE = 1_000;

/**
 * Everything that is kept about the holder and is theirs, as pieces of one JSON object, read while they are sent. What
 * changes meanwhile may or may not be in it. Throws `rate_limited`, before the first piece.
 */
export async function exportAccount(holder: AccountHolder): Promise<AsyncGenerator<string>> {
  await limit("own-data", holder.id);
  return pieces(holder);
}

async function* pieces(holder: AccountHolder) {
  yield `{\n"exportedAt": ${JSON.stringify(new Date().toISOString())}`;
  for (const name of Object.keys(sections)) {
    yield `,\n${JSON.stringify(name)}: [`;
    yield* rowsOf(holder, name);
    yield "]";
  }
  yield "\n}\n";
}

async function* rowsOf(holder: AccountHolder, name: string) {
  let separator = "\n";
  let key = "";
  for (;;) {
    const rows = await readPage(holder, name, key);
    if (rows.length > 0) yield rows.map(({ text }) => text).reduce(joinedFrom(separator), "");
    key = rows.at(-1)?.key ?? "";
    separator = ",\n";
    if (rows.length < PAGE) return;
  }
}

const joinedFrom = (first: string) => (all: string, text: string, index: number) =>
  `${all}${index ? ",\n" : first}${text}`;

function readPage(holder: AccountHolder, name: string, after: string) {
  const rows =
    sections[name]?.rows(Prisma.sql`${holder.id}::uuid`) ?? Prisma.sql`SELECT ''::text AS key LIMIT 0`;
  return db.$queryRaw<{ key: string; text: string }[]>`
    SELECT s.key COLLATE "C" AS key, (to_jsonb(s) - 'key')::text AS text FROM (${rows}) s
    WHERE s.key COLLATE "C" > ${after} ORDER BY s.key COLLATE "C" LIMIT ${PAGE}::int`;
}
