import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { isStaff } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { keeps, roomsKeptBy } from "./routing-data";
import { isSanctioned } from "./sanction-sql";

/**
 * The one rule of whose an appeal is, as SQL on rows `a` of `appeal` and `d` of its `decision`. Somebody else than who
 * decided, who appeals, or who reported looks at it, and nobody who is silenced or banned there. What a room's owner or
 * moderator decided in it as such, or the site by itself, another one of them may; everything else is for the site's staff,
 * and what is about an admin for admins.
 */
export function appealableTo(viewer: SignedIn) {
  const me = Prisma.sql`${viewer.id}::uuid`;
  return Prisma.sql`(a.user_id <> ${me} AND d.by_id IS DISTINCT FROM ${me}
    AND NOT EXISTS (SELECT FROM report p WHERE p.case_id = d.case_id AND p.reporter_id = ${me})
    AND NOT ${isSanctioned(me, Prisma.sql`d.room_id`)} AND ${routed(viewer, me)})`;
}

function routed(viewer: SignedIn, me: Prisma.Sql) {
  if (viewer.role === "admin") return Prisma.sql`true`;
  const by = (...roles: string[]) => Prisma.sql`EXISTS (
    SELECT FROM "user" s WHERE s.id = a.user_id AND s.role::text = ANY(${roles}))`;
  if (isStaff(viewer)) return Prisma.sql`NOT ${by("admin")}`;
  return Prisma.sql`(d.room_id IN (${roomsKeptBy(me)})
    AND NOT ${keeps(Prisma.sql`a.user_id`, Prisma.sql`d.room_id`)}
    AND d.by_role NOT IN ('staff', 'admin')
    AND NOT ${by("moderator", "admin")}
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(d.actions) done WHERE done ->> 'scope' = 'site'))`;
}
