import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { DeletedMessage } from "./decision-data";

/**
 * Deletes the messages `m` for which a condition holds, each under its room's next `rev`, as authors delete their own:
 * they keep their `seq` and lose all else. Their rooms are locked by now. Answers what they were.
 */
export async function deleteMessages(tx: Transaction, condition: Prisma.Sql): Promise<DeletedMessage[]> {
  return tx.$queryRaw<DeletedMessage[]>`
    WITH doomed AS MATERIALIZED (
      SELECT m.*, ${hangingOn} FROM message m WHERE m.deleted_at IS NULL AND ${condition}
    ),
    ${renumbered(Prisma.sql`doomed`)}
    UPDATE message m SET body = '', deleted_at = clock_timestamp(), rev = n.rev
    FROM numbered n JOIN doomed ON doomed.id = n.id WHERE m.id = n.id
    RETURNING m.id, m.room_id AS "roomId", doomed.body, doomed.mentions, doomed.reacted, doomed.edits,
      doomed.pinned_at AS "pinnedAt", doomed.pinned_by_id AS "pinnedById", doomed.pin_slot AS "pinSlot"`;
}

/** What goes with a message (the trigger `message_deleted` sees to that), for when it comes back. */
const hangingOn = Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', x.user_id, 'emoji', x.emoji, 'createdAt', x.created_at)), '[]')
    FROM message_reaction x WHERE x.message_id = m.id) AS reacted,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'body', e.body, 'createdAt', e.created_at)), '[]')
    FROM message_edit e WHERE e.message_id = m.id) AS edits`;

/** Lets messages be what they were before they were deleted, but those whose author deleted their account. */
export async function restoreMessages(tx: Transaction, messages: DeletedMessage[]): Promise<string[]> {
  const kept = keptRows(messages);
  const restored = await tx.$queryRaw<{ id: string }[]>`
    WITH kept AS MATERIALIZED (${kept}),
    back AS MATERIALIZED (
      SELECT m.* FROM message m JOIN kept ON kept.id = m.id JOIN "user" u ON u.id = m.author_id
      WHERE m.deleted_at IS NOT NULL AND u.deleted_at IS NULL
    ),
    pins AS (
      SELECT kept.* FROM kept JOIN back ON back.id = kept.id
      WHERE kept."pinSlot" IS NOT NULL AND NOT EXISTS (
        SELECT FROM message p
        WHERE p.room_id = back.room_id AND p.pin_slot = kept."pinSlot" AND p.pinned_at IS NOT NULL)
    ),
    ${renumbered(Prisma.sql`back`)}
    UPDATE message m SET body = kept.body, deleted_at = NULL, hidden_at = NULL, rev = n.rev,
      mentions = ARRAY(SELECT jsonb_array_elements_text(kept.mentions)::uuid),
      pinned_at = pins."pinnedAt", pinned_by_id = pins."pinnedById", pin_slot = pins."pinSlot"
    FROM numbered n JOIN kept ON kept.id = n.id LEFT JOIN pins ON pins.id = n.id WHERE m.id = n.id
    RETURNING m.id`;
  const ids = restored.map(({ id }) => id);
  await hangBack(tx, kept, ids);
  return ids;
}

function keptRows(messages: DeletedMessage[]) {
  return Prisma.sql`
    SELECT k.* FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS k (id uuid, body text, mentions jsonb,
      reacted jsonb, edits jsonb, "pinnedAt" timestamptz, "pinnedById" uuid, "pinSlot" smallint)`;
}

/** Reactions of people who are still there, and earlier versions. */
async function hangBack(tx: Transaction, kept: Prisma.Sql, ids: string[]) {
  await tx.$executeRaw`
    INSERT INTO message_reaction (message_id, user_id, emoji, created_at)
    SELECT k.id, x."userId", x.emoji, x."createdAt"
    FROM (${kept}) k CROSS JOIN LATERAL jsonb_to_recordset(k.reacted)
      AS x ("userId" uuid, emoji text, "createdAt" timestamptz)
    JOIN "user" u ON u.id = x."userId" WHERE k.id = ANY(${ids}::uuid[]) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO message_edit (id, message_id, body, created_at)
    SELECT e.id, k.id, e.body, e."createdAt"
    FROM (${kept}) k CROSS JOIN LATERAL jsonb_to_recordset(k.edits) AS e (id uuid, body text, "createdAt" timestamptz)
    WHERE k.id = ANY(${ids}::uuid[]) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE message m SET reactions = (
      SELECT coalesce(jsonb_agg(jsonb_build_object('emoji', g.emoji, 'count', g.count) ORDER BY g.first, g.emoji), '[]')
      FROM (
        SELECT emoji, count(*)::int, min(created_at) AS first FROM message_reaction
        WHERE message_id = m.id GROUP BY emoji
      ) g
    ) WHERE m.id = ANY(${ids}::uuid[])`;
}

/** Shows messages again that waited for moderators. Their rooms are locked by now. */
export async function showMessages(tx: Transaction, ids: string[]): Promise<string[]> {
  const shown = await tx.$queryRaw<{ id: string }[]>`
    WITH hidden AS MATERIALIZED (
      SELECT m.* FROM message m WHERE m.id = ANY(${ids}::uuid[]) AND m.hidden_at IS NOT NULL AND m.deleted_at IS NULL
    ),
    ${renumbered(Prisma.sql`hidden`)}
    UPDATE message m SET hidden_at = NULL, rev = n.rev FROM numbered n WHERE m.id = n.id
    RETURNING m.id`;
  return shown.map(({ id }) => id);
}

/** CTEs that take the next `rev`s of the rooms of some messages, and give each message one (`numbered`). */
function renumbered(source: Prisma.Sql) {
  return Prisma.sql`
    taken AS (
      UPDATE room r SET last_rev = r.last_rev + s.many
      FROM (SELECT room_id, count(*)::int AS many FROM ${source} GROUP BY room_id) s
      WHERE r.id = s.room_id RETURNING r.id, r.last_rev - s.many AS before
    ),
    numbered AS (
      SELECT x.id, taken.before + (row_number() OVER (PARTITION BY x.room_id ORDER BY x.seq))::int AS rev
      FROM ${source} x JOIN taken ON taken.id = x.room_id
    )`;
}
