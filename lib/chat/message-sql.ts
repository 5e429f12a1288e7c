import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Message } from "./schema";

const EXCERPT = 140;

/** SQL of the `Message`s, authors included, of those rows of `message` that `source` selects. */
export function messagesOf(source: Prisma.Sql) {
  return Prisma.sql`
    SELECT m.id, m.room_id AS "roomId", m.seq, m.rev, m.client_id AS "clientId", m.body,
      json_build_object('id', u.id, 'handle', u.handle, 'name', u.name, 'imageUrl', u.image_url) AS author,
      m.media_position_ms AS "mediaPositionMs",
      CASE WHEN p.id IS NOT NULL THEN ${replyJson} END AS "replyTo",
      m.created_at AS "createdAt", m.edited_at AS "editedAt", m.deleted_at AS "deletedAt"
    FROM (${source}) m
    JOIN "user" u ON u.id = m.author_id
    LEFT JOIN message p ON p.id = m.reply_to_id
    LEFT JOIN "user" pu ON pu.id = p.author_id`;
}

/** A `ReplyTo` of the message `p` by the user `pu`. */
export const replyJson = Prisma.sql`
  json_build_object('id', p.id, 'seq', p.seq, 'authorName', pu.name, 'body', left(p.body, ${EXCERPT}::int))`;

const iso = (time: string | null) => time && new Date(time).toISOString();

/** A row that `messagesOf` selected and JSON carried here, whose times are as PostgreSQL writes them, as a `Message`. */
export function toMessage(row: Message): Message {
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    editedAt: iso(row.editedAt),
    deletedAt: iso(row.deletedAt),
  };
}
