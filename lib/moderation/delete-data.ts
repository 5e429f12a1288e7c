import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "../db";
import type { DeletedMessage } from "./decision-data";

/**
 * Deletes the messages `m` for which a condition holds, each under its room's next `rev`, as authors delete their own:
 * they keep their `seq` and lose all else. Their rooms are locked by now. Answers what they were.
 */
export function deleteMessages(tx: Transaction, condition: Prisma.Sql): Promise<DeletedMessage[]> {
  return tx.$queryRaw<DeletedMessage[]>`
    WITH doomed AS MATERIALIZED (
      SELECT m.* FROM message m WHERE m.deleted_at IS NULL AND ${condition}
    ),
    ${renumbered(Prisma.sql`doomed`)}
    UPDATE message m SET body = '', deleted_at = clock_timestamp(), rev = n.rev, reactions = '[]', mentions = '{}',
      pinned_at = NULL, pinned_by_id = NULL
    FROM numbered n JOIN doomed ON doomed.id = n.id WHERE m.id = n.id
    RETURNING m.id, m.room_id AS "roomId", doomed.body, doomed.reactions, doomed.mentions,
      doomed.pinned_at AS "pinnedAt", doomed.pinned_by_id AS "pinnedById"`;
}

/** Lets messages be what they were before they were deleted, but those whose author deleted their account. */
export async function restoreMessages(tx: Transaction, messages: DeletedMessage[]): Promise<string[]> {
  const kept = JSON.stringify(messages);
  const restored = await tx.$queryRaw<{ id: string }[]>`
    WITH kept AS MATERIALIZED (
      SELECT k.* FROM jsonb_to_recordset(${kept}::jsonb) AS k (id uuid, body text, reactions jsonb, mentions jsonb,
        "pinnedAt" timestamptz, "pinnedById" uuid)
    ),
    back AS MATERIALIZED (
      SELECT m.* FROM message m JOIN kept ON kept.id = m.id JOIN "user" u ON u.id = m.author_id
      WHERE m.deleted_at IS NOT NULL AND u.deleted_at IS NULL
    ),
    ${renumbered(Prisma.sql`back`)}
    UPDATE message m SET body = kept.body, deleted_at = NULL, hidden_at = NULL, rev = n.rev,
      reactions = kept.reactions, pinned_at = kept."pinnedAt", pinned_by_id = kept."pinnedById",
      mentions = ARRAY(SELECT jsonb_array_elements_text(kept.mentions)::uuid)
    FROM numbered n JOIN kept ON kept.id = n.id WHERE m.id = n.id
    RETURNING m.id`;
  return restored.map(({ id }) => id);
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
