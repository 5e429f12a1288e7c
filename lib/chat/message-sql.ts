import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { SignedIn } from "../viewer";
import { EXCERPT } from "./limits";
import type { Message } from "./schema";

/** SQL of the `Message`s, authors included, of those rows of `message` that `source` selects, as `reader` reads them. */
export function messagesOf(source: Prisma.Sql, reader: Pick<SignedIn, "id">) {
  return Prisma.sql`
    SELECT m.id, m.room_id AS "roomId", m.seq, m.rev, m.client_id AS "clientId",
      json_build_object('id', u.id, 'handle', u.handle, 'name', u.name, 'imageUrl', u.image_url) AS author,
      m.media_position_ms AS "mediaPositionMs",
      CASE WHEN p.id IS NOT NULL THEN ${replyJson} END AS "replyTo",
      CASE WHEN m.reactions = '[]' THEN '[]'::json ELSE (
        SELECT coalesce(json_agg(x.emoji ORDER BY x.created_at, x.emoji), '[]') FROM message_reaction x
        WHERE x.message_id = m.id AND x.user_id = ${reader.id}::uuid
      ) END AS mine,
      m.created_at AS "createdAt", ${changing}
    FROM (${source}) m
    JOIN "user" u ON u.id = m.author_id
    LEFT JOIN message p ON p.id = m.reply_to_id
    LEFT JOIN "user" pu ON pu.id = p.author_id`;
}

/** SQL of what can change about a `Message`, of the message `m`. */
export const changing = Prisma.sql`
  CASE WHEN m.hidden_at IS NULL THEN m.body ELSE '' END AS body,
  CASE WHEN m.hidden_at IS NOT NULL OR m.mentions = '{}' THEN '[]'::json ELSE (
    SELECT coalesce(json_agg(json_build_object('id', w.id, 'handle', w.handle) ORDER BY w.handle), '[]')
    FROM "user" w WHERE w.id = ANY (m.mentions)
  ) END AS mentions,
  m.reactions, m.edited_at AS "editedAt", m.deleted_at AS "deletedAt", m.pinned_at AS "pinnedAt",
  m.hidden_at IS NOT NULL AS hidden`;

/** A `ReplyTo` of the message `p` by the user `pu`. */
export const replyJson = Prisma.sql`
  json_build_object('id', p.id, 'seq', p.seq, 'authorId', p.author_id, 'authorName', pu.name,
    'mediaPositionMs', p.media_position_ms,
    'body', CASE WHEN p.hidden_at IS NULL THEN left(p.body, ${EXCERPT}::int) ELSE '' END)`;

const iso = (time: string | null) => time && new Date(time).toISOString();

/** A row that `messagesOf` selected and JSON carried here, whose times are as PostgreSQL writes them, as a `Message`. */
export function toMessage(row: Message): Message {
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    editedAt: iso(row.editedAt),
    deletedAt: iso(row.deletedAt),
    pinnedAt: iso(row.pinnedAt),
  };
}
