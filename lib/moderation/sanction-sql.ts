import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** SQL of whether a sanction that goes by the name `s` holds now. */
export const inForce = Prisma.sql`s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > now())`;

/** SQL of whether the site's staff imposed the sanction `s`, by what they were then. */
export const imposedByStaff = Prisma.sql`EXISTS (
  SELECT FROM decision WHERE id = s.decision_id AND by_role IN ('staff', 'admin'))`;

/** SQL of whether somebody is silenced or banned in a room (that may be null) or on the whole site. */
export function isSanctioned(userId: Prisma.Sql, roomId: Prisma.Sql) {
  return Prisma.sql`EXISTS (
    SELECT FROM sanction s
    WHERE s.user_id = ${userId} AND (s.room_id IS NULL OR s.room_id = ${roomId}) AND s.kind <> 'warning'
      AND ${inForce})`;
}
