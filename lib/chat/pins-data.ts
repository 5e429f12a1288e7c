import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { isStaff, mayModerate, readInside } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { changeMessage, refuseGone } from "./change-data";
import { MAX_PINS } from "./limits";
import { messagesOf, toMessage } from "./message-sql";
import type { Message, Pins } from "./schema";
import type { WriteRow } from "./write-data";

/**
 * Pins a message in its room, under the room's next `rev`, and publishes it: for the room's owner and moderators, and
 * the site's staff. Pinning it again changes nothing.
 * @throws AppError `conflict` when `MAX_PINS` are pinned, `not_found` when it is no message of the room or deleted,
 * `forbidden`, `rate_limited`.
 */
export async function pinMessage(viewer: SignedIn, roomId: string, messageId: string): Promise<Message> {
  const { message } = await changeMessage<{ free: number | null }>(
    viewer,
    roomId,
    messageId,
    {
      reads: Prisma.sql`
        place AS MATERIALIZED (
          SELECT min(n) AS free FROM generate_series(1, ${MAX_PINS}::int) n
          WHERE NOT EXISTS (
            SELECT FROM message p
            WHERE p.room_id = ${roomId}::uuid AND p.pin_slot = n AND p.pinned_at IS NOT NULL
          )
        )`,
      allowed: Prisma.sql`
        NOT t.hidden AND t."pinnedAt" IS NULL AND ${moderates(viewer)} AND (SELECT free FROM place) IS NOT NULL`,
      set: Prisma.sql`
        pinned_at = clock_timestamp(), pinned_by_id = ${viewer.id}::uuid, pin_slot = (SELECT free FROM place)`,
      with: writtenDown(viewer, "message-pinned"),
      columns: Prisma.sql`(SELECT free FROM place) AS free`,
    },
    (target, row) => {
      refuseGone(target);
      requirePinner(viewer, row);
      if (target.pinnedAt) return target;
      if (row.free !== null) return undefined;
      throw new AppError("conflict", `${MAX_PINS} messages are pinned already. Unpin one of them first.`);
    },
  );
  return message;
}

/** Unpins a message; see `pinMessage`. One that is not pinned stays so. */
export async function unpinMessage(viewer: SignedIn, roomId: string, messageId: string): Promise<Message> {
  const { message } = await changeMessage(
    viewer,
    roomId,
    messageId,
    {
      allowed: Prisma.sql`t."pinnedAt" IS NOT NULL AND ${moderates(viewer)}`,
      set: Prisma.sql`pinned_at = NULL, pinned_by_id = NULL, pin_slot = NULL`,
      with: writtenDown(viewer, "message-unpinned"),
    },
    (target, row) => {
      if (target.deletedAt) refuseGone(target);
      requirePinner(viewer, row);
      return target.pinnedAt ? undefined : target;
    },
  );
  return message;
}

/** A line of the audit log in the statement that pins or unpins. */
function writtenDown(viewer: SignedIn, action: "message-pinned" | "message-unpinned") {
  const staff = viewer.role === "admin" ? "admin" : "staff";
  return Prisma.sql`noted AS (
    INSERT INTO audit_log (actor_id, actor_role, action, room_id, subject_id, data)
    SELECT ${viewer.id}::uuid, CASE WHEN a.owned THEN 'owner' WHEN a.role = 'moderator' THEN 'moderator' ELSE ${staff} END,
      ${action}, a.id, (t.author ->> 'id')::uuid, jsonb_build_object('messageId', t.id)
    FROM numbered, access a, target t
  )`;
}

/** The messages pinned in a room. Throws `not_found`, or `forbidden` with the reason, to who may not take part. */
export async function findPins(viewer: SignedIn, roomId: string): Promise<Pins> {
  const pinned = Prisma.sql`
    SELECT * FROM message WHERE room_id = ${roomId}::uuid AND pinned_at IS NOT NULL AND hidden_at IS NULL`;
  const what = Prisma.sql`
    SELECT coalesce(json_agg(p ORDER BY p."pinnedAt" DESC, p.seq DESC), '[]') FROM (${messagesOf(pinned, viewer)}) p`;
  const { value } = await readInside<Message[]>(viewer, roomId, what);
  return { messages: value.map(toMessage) };
}

/** `mayModerate`, of `access a`. */
const moderates = (viewer: SignedIn) =>
  Prisma.sql`(${isStaff(viewer)}::boolean OR a.owned OR a.role IN ('owner', 'moderator'))`;

function requirePinner(viewer: SignedIn, row: WriteRow<unknown>) {
  if (mayModerate(viewer, row)) return;
  throw new AppError("forbidden", "Only the room's owner and moderators can pin messages.");
}
