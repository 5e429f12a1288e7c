import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { EXCERPT } from "../chat/limits";

/**
 * How the message begins that the notification `n` tells of, as it reads now; empty once it is deleted or hidden. Who is
 * not in its room hears no other words than they were told of.
 */
const excerpt = Prisma.sql`
  SELECT left(m.body, ${EXCERPT}::int) FROM message m
  WHERE m.id = (n.data ->> 'messageId')::uuid AND m.deleted_at IS NULL AND m.hidden_at IS NULL AND (
    m.edited_at IS NULL OR m.edited_at <= n.created_at
    OR EXISTS (SELECT FROM member o WHERE o.room_id = m.room_id AND o.user_id = n.user_id AND o.left_at IS NULL))`;

/** SQL of the `NotificationData` of the notification `n`. The row keeps no words of a message: they can be taken back. */
export const toldData = Prisma.sql`
  CASE WHEN n.kind IN ('mention', 'reply')
    THEN n.data || jsonb_build_object('excerpt', coalesce((${excerpt}), '')) ELSE n.data END`;
