import "server-only";
import { Prisma } from "@/prisma/generated/client";
import {
  guardColumns,
  guardHeld,
  guardHolds,
  guardKeeps,
  guardReads,
  type Said,
} from "../moderation/rules-sql";
import { messagePace } from "../rate-limit";
import { accessOf } from "../rooms/access-data";
import type { SignedIn } from "../viewer";

/** Seconds that one message uses up, and how far ahead of the clock a member may get (GCRA, ATM Forum TM 4.0). */
const gap = messagePace.duration / messagePace.points;
const slack = messagePace.duration - gap;

type Write = {
  /** What the statement reads besides `access`, as CTEs. */
  reads: Prisma.Sql;
  /** What must hold besides `access.open` and the pace for the write to happen. */
  ready: Prisma.Sql;
  /** 1 for a new message, 0 for a change of one. */
  seqStep: 0 | 1;
  /** What comes with the write, as CTEs that read the numbers from `numbered`. */
  with?: Prisma.Sql;
  /** The write itself, as the body of a CTE `written`; it reads the numbers from `numbered`. */
  write: Prisma.Sql;
  /** What is said with it, to be held against the room's rules: see `judge`. What these hold is kept apart. */
  said?: Said;
  /** How many messages it counts for in the pace; 1 unless said otherwise. */
  cost?: number;
  /** What to select besides the `WriteRow`. */
  columns: Prisma.Sql;
};

/**
 * One statement that checks and writes: a single round trip and, by itself, a transaction. The rows are locked in the
 * order member, room, message, as everywhere. What waited for the room's row and then finds another epoch (someone was
 * shut out meanwhile) writes nothing: its checks are out of date. See `WriteRow`.
 */
export function writeStatement(viewer: SignedIn, roomId: string, { reads, ready, said, ...rest }: Write) {
  const companions = rest.with ? Prisma.sql`${rest.with},` : Prisma.empty;
  const guard = guardOf(viewer, roomId, said);
  return Prisma.sql`
    WITH access AS MATERIALIZED (${accessOf(viewer, roomId)}),
    ${reads},
    ${guard.reads},
    paced AS (
      UPDATE member m
      SET pace_at = greatest(m.pace_at, now()) + make_interval(secs => ${gap * (rest.cost ?? 1)}::float8)
        ${guard.keeps}
      FROM access a, rules g
      WHERE m.room_id = a.id AND m.user_id = ${viewer.id}::uuid AND m.left_at IS NULL AND a.open AND ${ready}
        AND (m.pace_at IS NULL OR m.pace_at <= now() + make_interval(secs => ${slack}::float8))
        AND ${guard.holds}
      RETURNING m.room_id, g.holds
    ),
    ${guard.held},
    numbered AS (
      UPDATE room r
      SET last_seq = r.last_seq + ${rest.seqStep}::int, last_rev = r.last_rev + 1,
        last_active_at = CASE ${rest.seqStep}::int WHEN 1 THEN clock_timestamp() ELSE r.last_active_at END,
        epoch = r.epoch + a.stale::int,
        epoch_started_at = CASE WHEN a.stale THEN now() ELSE r.epoch_started_at END
      FROM access a, paced
      WHERE r.id = paced.room_id AND r.epoch = a.epoch AND NOT paced.holds
      RETURNING r.last_seq, r.last_rev, r.epoch
    ),
    ${companions}
    written AS (${rest.write})
    SELECT access.*, w.seq, w.rev, w."writtenAt", n.epoch AS "newEpoch",
      EXISTS (SELECT FROM paced) AS paced,
      (SELECT extract(epoch FROM m.pace_at - now())::float8 - ${slack}::float8 FROM member m
        WHERE m.room_id = access.id AND m.user_id = ${viewer.id}::uuid) AS wait,
      ${guard.columns}
      ${rest.columns}
    FROM access LEFT JOIN rules g ON true LEFT JOIN numbered n ON true LEFT JOIN written w ON true`;
}

/** What says nothing (a reaction, a deletion) meets no rules. */
function guardOf(viewer: SignedIn, roomId: string, said: Said | undefined) {
  if (!said) {
    const [nothing, always] = [Prisma.empty, Prisma.sql`true`];
    const [reads, held] = [Prisma.sql`rules AS (SELECT false AS holds)`, Prisma.sql`held AS (SELECT 1)`];
    return { reads, held, keeps: nothing, columns: nothing, holds: always };
  }
  return {
    reads: guardReads(viewer, said),
    keeps: guardKeeps(said),
    holds: guardHolds(said),
    held: guardHeld(viewer, roomId, said),
    columns: Prisma.sql`${guardColumns(viewer, said)},`,
  };
}
