import "server-only";
import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { pieces } from "../chat/text";
import { db, type Transaction } from "../db";
import { env } from "../env";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { isStaff, requireModerator } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { type Actor, audit } from "./audit-data";
import { foldPattern, readings } from "./filter-fold";
import { makeFilter, type Rule, type Verdict } from "./filter-judge";
import { actorIn } from "./rules-actor";
import type { Said } from "./rules-sql";
import { MAX_WORDS, type NewWords, type WordRule } from "./words-schema";

type Filter = { judge: (text: string) => Verdict; room: number; site: number };

/** The filters of the rooms where people wrote last. One that is out of date is found out by the statement it guards. */
const filters = new Map<string, Filter>();
const MOST_FILTERS = 500;

/** The room's filter is out of date: the next message is judged by a new one. */
export function forgetFilter(roomId: string) {
  filters.delete(roomId);
}

/** What the viewer is about to say in a room, judged by its lists of words. */
export async function judge(roomId: string, body: string, held: Said["held"] = null): Promise<Said> {
  const { judge, room, site } = await filterOf(roomId);
  const parts = pieces(body);
  return {
    links: parts.filter(({ url }) => url).length,
    mentions: new Set(body.toLowerCase().match(/(?<![\w@])@[\w-]+/g)).size,
    print: env.RATE_LIMITS === "off" ? null : printOf(body),
    verdict: judge(body),
    judgedBy: { room, site },
    held,
  };
}

function printOf(body: string) {
  return createHash("sha256")
    .update(readings(body)[0]?.words || body)
    .digest("base64url")
    .slice(0, 16);
}

async function filterOf(roomId: string): Promise<Filter> {
  const known = filters.get(roomId);
  const filter = known ?? (await loadFilter(roomId));
  if (!filter) return unguarded;
  filters.delete(roomId);
  filters.set(roomId, filter);
  const [oldest] = filters.keys();
  if (filters.size > MOST_FILTERS && oldest !== undefined) filters.delete(oldest);
  return filter;
}

type FilterRow = { room: number; site: number; library: boolean; rules: Rule[] };

/** For a room that is not there, which is not kept: ids can be made up. */
const unguarded: Filter = { judge: () => ({ action: "allow", cause: "" }), room: 0, site: 0 };

async function loadFilter(roomId: string): Promise<Filter | null> {
  const [row] = await db.$queryRaw<FilterRow[]>`
    SELECT r.words_rev AS room, s.words_rev AS site, r.filter_defaults AND s.filter_defaults AS library,
      (SELECT coalesce(json_agg(json_build_object('kind', w.kind, 'pattern', w.pattern, 'action', w.action,
        'site', w.room_id IS NULL)), '[]') FROM word_rule w WHERE w.room_id = r.id OR w.room_id IS NULL) AS rules
    FROM room r CROSS JOIN site_rules s WHERE r.id = ${roomId}::uuid`;
  if (!row) return null;
  return { judge: makeFilter(row.rules, row.library), room: row.room, site: row.site };
}

/** Whose list it is, for those who may see and change it: a room's keepers, or the site's staff. */
async function requireList(viewer: SignedIn, roomId: string | null): Promise<Actor> {
  if (roomId !== null) return actorIn(viewer, await requireModerator(viewer, roomId));
  if (!isStaff(viewer)) throw new AppError("forbidden", "Only the site's moderators can do that.");
  await limit("moderate", viewer.id);
  return actorIn(viewer, null);
}

/** A list of words, by pattern. Throws `not_found`, `forbidden`. */
export async function listWords(viewer: SignedIn, roomId: string | null): Promise<WordRule[]> {
  await requireList(viewer, roomId);
  const rows = await db.wordRule.findMany({
    where: { roomId },
    orderBy: [{ pattern: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, pattern, action, createdAt }) => ({
    id,
    kind,
    pattern,
    action,
    createdAt: createdAt.toISOString(),
  }));
}

/**
 * Puts words on a list; one that is there already gets the new action. Answers the whole list. Throws `invalid` for
 * what has no letter to be found by and for too many, `not_found`, `forbidden`.
 */
export async function addWords(
  viewer: SignedIn,
  { roomId, kind, action, patterns }: NewWords,
): Promise<WordRule[]> {
  const actor = await requireList(viewer, roomId);
  const wanted = [...new Set(patterns)];
  const empty = wanted.find((pattern) => kind === "normalised" && !foldPattern(pattern));
  if (empty)
    throw new AppError("invalid", `“${empty}” has no letters to be found by. Add it exactly as it stands.`);
  await db.$transaction(async (tx) => {
    await bump(tx, roomId);
    const have = await tx.wordRule.count({ where: { roomId, NOT: { kind, pattern: { in: wanted } } } });
    if (have + wanted.length > MAX_WORDS)
      throw new AppError("invalid", `A list has at most ${MAX_WORDS} words.`);
    await tx.wordRule.deleteMany({ where: { roomId, kind, pattern: { in: wanted } } });
    await tx.wordRule.createMany({
      data: wanted.map((pattern) => ({ id: uuidv7(), roomId, kind, pattern, action, byId: viewer.id })),
    });
    await audit(tx, {
      actor,
      action: "word-rule-added",
      roomId,
      data: { kind, action, count: wanted.length, patterns: wanted },
    });
  });
  return listWords(viewer, roomId);
}

/** Takes a word off a list. Answers the whole list. Throws `not_found`, `forbidden`. */
export async function removeWord(viewer: SignedIn, roomId: string | null, id: string): Promise<WordRule[]> {
  const actor = await requireList(viewer, roomId);
  await db.$transaction(async (tx) => {
    await bump(tx, roomId);
    const rule = await tx.wordRule.findFirst({ where: { id, roomId } });
    if (!rule) throw new AppError("not_found", "That word is not on the list any more.");
    await tx.wordRule.delete({ where: { id } });
    const { kind, action, pattern } = rule;
    await audit(tx, {
      actor,
      action: "word-rule-removed",
      roomId,
      data: { kind, action, count: 1, patterns: [pattern] },
    });
  });
  return listWords(viewer, roomId);
}

/** What would become of a text in the room, or under the site's list alone. Throws `not_found`, `forbidden`. */
export async function tryWords(viewer: SignedIn, roomId: string | null, text: string): Promise<Verdict> {
  await requireList(viewer, roomId);
  if (roomId !== null) return ((await loadFilter(roomId)) ?? unguarded).judge(text);
  const { filterDefaults } = await db.siteRules.findUniqueOrThrow({ where: { id: 1 } });
  const rules = await db.wordRule.findMany({ where: { roomId: null } });
  return makeFilter(
    rules.map(({ kind, pattern, action }) => ({ kind, pattern, action, site: true })),
    filterDefaults,
  )(text);
}

/** Makes filters that were built before out of date, and holds the list still until the transaction ends. */
export async function bump(tx: Transaction, roomId: string | null) {
  if (roomId === null) await tx.siteRules.update({ where: { id: 1 }, data: { wordsRev: { increment: 1 } } });
  else
    await tx.room.update({
      where: { id: roomId },
      data: { wordsRev: { increment: 1 } },
      select: { id: true },
    });
}
