import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { inBackground } from "../realtime/background";
import { tellUser } from "../users/channel-data";
import type { SignedIn } from "../viewer";
import { changeMessage, refuseGone } from "./change-data";
import { MAX_REACTIONS } from "./limits";
import type { Message, ReactedEvent } from "./schema";
import { refuseSilenced } from "./write-data";

/** So much of a message's pace a reaction takes. */
const COST = 0.25;

/** Later than every place that an emoji of a message can have. */
const LAST = 1_000;

/**
 * Reacts to a message with an emoji, under the room's next `rev`, and publishes it. Doing it again changes nothing.
 * @throws AppError `conflict` when the message has `MAX_REACTIONS` other emoji, `not_found` when it is no message of the
 * room or deleted, `forbidden`, `rate_limited`.
 */
export async function addReaction(viewer: SignedIn, roomId: string, messageId: string, emoji: string) {
  const isThere = Prisma.sql`t.reactions @> ${named(emoji)}`;
  const { message, row } = await changeMessage(
    viewer,
    roomId,
    messageId,
    {
      allowed: Prisma.sql`
        NOT t.hidden AND NOT a.silenced AND NOT ${isMine(emoji)}
        AND (${isThere} OR jsonb_array_length(t.reactions) < ${MAX_REACTIONS}::int)`,
      with: Prisma.sql`
        reacted AS (
          INSERT INTO message_reaction (message_id, user_id, emoji, created_at)
          SELECT ${messageId}::uuid, ${viewer.id}::uuid, ${emoji}, clock_timestamp() FROM numbered
          ON CONFLICT DO NOTHING
          RETURNING 1 AS step
        )`,
      ...counting(emoji),
    },
    (target, answer) => {
      refuseGone(target);
      refuseSilenced(answer);
      if (target.mine?.includes(emoji)) return target;
      if (target.reactions.length < MAX_REACTIONS || target.reactions.some((one) => one.emoji === emoji))
        return;
      throw new AppError("conflict", `A message takes ${MAX_REACTIONS} different reactions.`);
    },
  );
  return row ? asOwn(viewer, message, [...(message.mine ?? []), emoji]) : message;
}

/**
 * Takes a reaction of the viewer back; one that is not there stays so. Who may not write any more may still do this.
 * @throws AppError `not_found` when it is no message of the room or deleted, `forbidden`, `rate_limited`.
 */
export async function removeReaction(viewer: SignedIn, roomId: string, messageId: string, emoji: string) {
  const { message, row } = await changeMessage(
    viewer,
    roomId,
    messageId,
    {
      allowed: isMine(emoji),
      with: Prisma.sql`
        reacted AS (
          DELETE FROM message_reaction x USING numbered
          WHERE x.message_id = ${messageId}::uuid AND x.user_id = ${viewer.id}::uuid AND x.emoji = ${emoji}
          RETURNING -1 AS step
        )`,
      ...counting(emoji),
    },
    (target) => {
      if (target.deletedAt) refuseGone(target);
      return target.mine?.includes(emoji) ? undefined : target;
    },
  );
  const left = message.mine?.filter((one) => one !== emoji) ?? [];
  return row ? asOwn(viewer, message, left) : message;
}

/** The message with what its reader reacts with, which their other devices hear on the channel that only they hear. */
function asOwn(viewer: SignedIn, message: Message, mine: string[]): Message {
  const { roomId, id: messageId, seq, rev } = message;
  const event: ReactedEvent = { roomId, messageId, seq, rev, mine };
  inBackground(() => tellUser(viewer, "reacted", event));
  return { ...message, mine };
}

const named = (emoji: string) => Prisma.sql`${JSON.stringify([{ emoji }])}::jsonb`;
const isMine = (emoji: string) => Prisma.sql`t.mine::jsonb @> to_jsonb(${emoji}::text)`;

/**
 * Counts the step of `reacted`, if there was one, into what the message has by then: what somebody else did since the
 * statement began is in `m`, and only there.
 */
function counting(emoji: string) {
  return {
    cost: COST,
    from: Prisma.sql`LEFT JOIN reacted x ON true`,
    set: Prisma.sql`
      reactions = (
        SELECT coalesce(jsonb_agg(jsonb_build_object('emoji', c.emoji, 'count', c.count) ORDER BY c.place), '[]')
        FROM (
          SELECT e.value ->> 'emoji' AS emoji, e.place,
            (e.value ->> 'count')::int + CASE e.value ->> 'emoji' WHEN ${emoji} THEN coalesce(x.step, 0) ELSE 0 END
              AS count
          FROM jsonb_array_elements(m.reactions) WITH ORDINALITY AS e (value, place)
          UNION ALL
          SELECT ${emoji}, ${LAST}::bigint, coalesce(x.step, 0) WHERE NOT m.reactions @> ${named(emoji)}
        ) c
        WHERE c.count > 0
      )`,
  };
}
