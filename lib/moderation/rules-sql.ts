import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import type { Verdict } from "./filter-judge";
import {
  CALM_MINUTES,
  CALM_SLOW_SECONDS,
  ESTABLISHED_MINUTES,
  FLOOD_SECONDS,
  MOST_IN_FLOOD,
} from "./rules-limits";

/** How long what one has said last counts as a repeat. */
const REPEAT_MINUTES = 10;

/** What somebody is about to say, as it is held against the rules of the room. */
export type Said = {
  links: number;
  mentions: number;
  /** Tells equal texts apart from others; null where repeats are not counted. */
  print: string | null;
  verdict: Verdict;
  /** The lists of words by which it was judged. */
  judgedBy: { room: number; site: number };
  /** How it is kept when it is held. Without it (an edit), what would be held is refused, and there is no slow mode or flood. */
  held: {
    id: string;
    clientId: string;
    body: string;
    mediaPositionMs: number | null;
    replyToId: string | null;
  } | null;
};

/** Which rule stands against it. `words`: the lists have changed since it was judged. */
export type Broken =
  | "words"
  | "blocked"
  | "held"
  | "account"
  | "member"
  | "calm"
  | "links"
  | "mentions"
  | "waiting";

/** What the statement answers besides: see `guardColumns`. */
export type GuardRow = {
  broken: Broken | null;
  /** Seconds until the account or the membership is old enough, or calm mode is over. */
  brokenFor: number | null;
  /** How many are allowed, of what there was too much. */
  allowed: number | null;
  slowSeconds: number;
  /** Seconds until the next message in slow mode. */
  slowWait: number | null;
  /** So many messages are let through within `FLOOD_SECONDS`; null: no limit but everybody's pace. */
  floodLimit: number | null;
  /** Seconds until the next message by that. */
  floodWait: number | null;
  repeated: boolean;
  heldNow: HeldRow | null;
  heldBefore: (HeldRow & { roomId: string; body: string; outcome: string | null }) | null;
};
type HeldRow = { id: string; createdAt: string; expiresAt: string };

/** For how long a held message waits to be decided. */
const HELD_HOURS = 24;

/** So many of one author wait in a room at a time, so that moderators get to everybody's. */
const MOST_WAITING = 5;

const calm = Prisma.sql`coalesce(r.calm_until > now(), false)`;

/** The stricter of two limits of which either may be missing. */
const stricter = (one: Prisma.Sql, other: Prisma.Sql) => Prisma.sql`least(${one}, ${other})`;

/**
 * SQL of `rules`: what holds for the viewer in the room of `access`, and which rule stands against what they say, as
 * CTEs. The room's keepers and the site's staff are above all but blocked words.
 */
export function guardReads(viewer: SignedIn, said: Said) {
  return Prisma.sql`
    held_before AS (
      SELECT h.* FROM held_message h
      WHERE h.author_id = ${viewer.id}::uuid AND h.client_id = ${said.held?.clientId ?? null}::uuid
    ),
    in_force AS MATERIALIZED (
      SELECT r.words_rev AS room_words, s.words_rev AS site_words, ${calm} AS calm, r.calm_until,
        a.owned OR coalesce(a.role IN ('owner', 'moderator'), false) OR ${isStaff(viewer)}::boolean AS keeps,
        greatest(r.slow_mode_seconds, s.slow_mode_seconds, CASE WHEN ${calm} THEN ${CALM_SLOW_SECONDS}::int END) AS slow,
        CASE WHEN ${calm} THEN 0
          ELSE ${stricter(Prisma.sql`r.link_limit`, Prisma.sql`s.link_limit`)} END AS links,
        ${stricter(Prisma.sql`r.mention_limit`, Prisma.sql`s.mention_limit`)} AS mentions,
        ${stricter(Prisma.sql`r.repeat_limit`, Prisma.sql`s.repeat_limit`)} AS repeats,
        ${stricter(Prisma.sql`r.flood_limit`, Prisma.sql`s.flood_limit`)} AS flood,
        greatest(r.min_account_minutes, s.min_account_minutes) * 60
          - extract(epoch FROM now() - u.created_at)::float8 AS account_wait,
        r.min_member_minutes * 60 - extract(epoch FROM now() - m.joined_at)::float8 AS member_wait,
        m.joined_at <= r.calm_until - make_interval(mins => ${CALM_MINUTES + ESTABLISHED_MINUTES}::int) AS established
      FROM access a JOIN room r ON r.id = a.id
      JOIN member m ON m.room_id = a.id AND m.user_id = ${viewer.id}::uuid
      JOIN "user" u ON u.id = m.user_id
      CROSS JOIN site_rules s
    ),
    waiting AS (
      SELECT count(*) AS many FROM held_message h JOIN access a ON a.id = h.room_id
      WHERE h.author_id = ${viewer.id}::uuid AND h.outcome IS NULL AND h.expires_at > now()
    ),
    rules AS MATERIALIZED (
      SELECT f.*, ${brokenBy(said)} AS broken, ${said.verdict.action === "hold"}::boolean AND NOT f.keeps AS holds,
        CASE WHEN f.keeps OR ${said.held === null}::boolean THEN 0 ELSE f.slow END AS slow_for,
        CASE WHEN NOT f.keeps AND ${said.held !== null}::boolean THEN f.flood END AS flood_for,
        CASE WHEN NOT f.keeps THEN f.repeats END AS repeats_for
      FROM in_force f
    )`;
}

function brokenBy({ verdict, judgedBy, links, mentions, held }: Said) {
  return Prisma.sql`
    CASE
      WHEN f.room_words <> ${judgedBy.room}::int OR f.site_words <> ${judgedBy.site}::int THEN 'words'
      WHEN ${verdict.action === "block"}::boolean THEN 'blocked'
      WHEN f.keeps THEN NULL
      WHEN ${verdict.action === "hold" && held === null}::boolean THEN 'held'
      WHEN f.account_wait > 0 THEN 'account'
      WHEN f.member_wait > 0 THEN 'member'
      WHEN f.calm AND NOT f.established THEN 'calm'
      WHEN f.links < ${links}::int THEN 'links'
      WHEN f.mentions < ${mentions}::int THEN 'mentions'
      WHEN ${verdict.action === "hold"}::boolean AND NOT EXISTS (SELECT FROM held_before)
        AND (SELECT many FROM waiting) >= ${MOST_WAITING}::int THEN 'waiting'
    END`;
}

/** Whether what the member `m` says now is the same as what they have said so often already. */
const isRepeat = ({ print }: Said) => Prisma.sql`
  coalesce(m.said = ${print} AND m.said_at > now() - make_interval(mins => ${REPEAT_MINUTES}::int), false)`;

/** What must hold of `rules g` and the member `m`, whose row is locked by now, for the message to be taken. */
export const guardHolds = (said: Said) => Prisma.sql`
  g.broken IS NULL AND NOT EXISTS (SELECT FROM held_before)
  AND (g.slow_for = 0 OR m.said_at IS NULL OR m.said_at <= now() - make_interval(secs => g.slow_for))
  AND coalesce(m.last_said[g.flood_for] <= now() - make_interval(secs => ${FLOOD_SECONDS}::int), true)
  AND NOT (${isRepeat(said)} AND coalesce(m.repeats >= g.repeats_for, false))`;

/** What is kept of it in the member's row. */
export const guardKeeps = (said: Said) =>
  said.held === null
    ? Prisma.empty
    : Prisma.sql`, said_at = now(), said = ${said.print}, repeats = CASE WHEN ${isRepeat(said)} THEN m.repeats + 1 ELSE 1 END,
        last_said = (now() || m.last_said)[1:${MOST_IN_FLOOD}::int]`;

/** SQL of `held`: the message among those that wait for moderators, when it is held. */
export function guardHeld(viewer: SignedIn, roomId: string, { held, verdict }: Said) {
  if (!held) return Prisma.sql`held AS (SELECT NULL::json AS held WHERE false)`;
  return Prisma.sql`
    held AS (
      INSERT INTO held_message
        (id, room_id, author_id, client_id, body, media_position_ms, reply_to_id, cause, created_at, expires_at)
      SELECT ${held.id}::uuid, ${roomId}::uuid, ${viewer.id}::uuid, ${held.clientId}::uuid, ${held.body},
        ${held.mediaPositionMs}::int, ${held.replyToId}::uuid, ${verdict.cause}, now(),
        now() + make_interval(hours => ${HELD_HOURS}::int)
      FROM paced WHERE paced.holds
      RETURNING json_build_object('id', id, 'createdAt', created_at, 'expiresAt', expires_at) AS held
    )`;
}

/** SQL of a `GuardRow`. */
export const guardColumns = (viewer: SignedIn, said: Said) => Prisma.sql`
  (SELECT held FROM held) AS "heldNow",
  (SELECT json_build_object('id', h.id, 'roomId', h.room_id, 'body', h.body, 'createdAt', h.created_at,
    'expiresAt', h.expires_at, 'outcome', CASE WHEN h.outcome IS NULL AND h.expires_at <= now() THEN 'expired'
      ELSE h.outcome::text END) FROM held_before h) AS "heldBefore",
  g.broken, g.slow_for AS "slowSeconds", g.flood_for AS "floodLimit",
  CASE g.broken WHEN 'account' THEN g.account_wait WHEN 'member' THEN g.member_wait
    WHEN 'calm' THEN extract(epoch FROM g.calm_until - now())::float8 END AS "brokenFor",
  CASE g.broken WHEN 'links' THEN g.links WHEN 'mentions' THEN g.mentions END AS allowed,
  (SELECT g.slow_for - extract(epoch FROM now() - m.said_at)::float8 FROM member m
    WHERE m.room_id = access.id AND m.user_id = ${viewer.id}::uuid) AS "slowWait",
  (SELECT ${FLOOD_SECONDS}::int - extract(epoch FROM now() - m.last_said[g.flood_for])::float8 FROM member m
    WHERE m.room_id = access.id AND m.user_id = ${viewer.id}::uuid) AS "floodWait",
  coalesce((SELECT ${isRepeat(said)} AND m.repeats >= g.repeats_for FROM member m
    WHERE m.room_id = access.id AND m.user_id = ${viewer.id}::uuid), false) AS repeated`;
