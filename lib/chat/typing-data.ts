import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { inBackground } from "../realtime/background";
import { type Access, accessOf, refusal } from "../rooms/access-data";
import { peopleOf } from "../rooms/data";
import { asUser } from "../users/as-user";
import type { SignedIn } from "../viewer";
import { announce } from "./announce";
import { TYPING_MS, TYPING_PEOPLE } from "./limits";
import { refuseSilenced } from "./write-data";

/**
 * Tells the room that the viewer writes, at most every `TYPING_MS`; where more than `TYPING_PEOPLE` are, nobody is told.
 * Throws `not_found`, or `forbidden` with the reason, to who may not write.
 */
export async function hintTyping(viewer: SignedIn, roomId: string): Promise<void> {
  const [row] = await db.$queryRaw<(Access & { hinted: boolean })[]>`
    WITH access AS MATERIALIZED (${accessOf(viewer, roomId)}),
    hinted AS (
      UPDATE member m SET typing_at = clock_timestamp()
      FROM access a
      WHERE m.room_id = a.id AND m.user_id = ${viewer.id}::uuid AND m.left_at IS NULL AND a.open AND NOT a.silenced
        AND (m.typing_at IS NULL OR m.typing_at <= now() - make_interval(secs => ${TYPING_MS / 1000}::float8))
        AND (${fewAre(roomId)})
      RETURNING m.user_id
    )
    SELECT access.*, EXISTS (SELECT FROM hinted) AS hinted FROM access`;
  const reason = refusal(row ?? null);
  if (reason || !row) throw reason;
  refuseSilenced(row);
  if (row.hinted) inBackground(() => announce(row, "typing", { user: asUser(viewer) }));
}

const fewAre = (roomId: string) => Prisma.sql`
  SELECT count(*) <= ${TYPING_PEOPLE}::int FROM (
    SELECT FROM room r, LATERAL (${peopleOf}) p WHERE r.id = ${roomId}::uuid LIMIT ${TYPING_PEOPLE + 1}::int
  ) here`;
