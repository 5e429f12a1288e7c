import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { parse } from "../input";
import { limit } from "../rate-limit";
import { isStaff } from "../rooms/access-data";
import type { SessionUser } from "../users/schema";
import type { SignedIn } from "../viewer";
import { actorOf, audit } from "./audit-data";
import { type PeoplePage, type PeopleQuery, type PersonLine, peopleQuery } from "./people-schema";
import { inForce } from "./sanction-sql";

/** A page of users, the newest first. For the site's staff; throws `forbidden`. */
export async function searchPeople(viewer: SignedIn, input: PeopleQuery): Promise<PeoplePage> {
  if (!isStaff(viewer)) throw new AppError("forbidden", "Only the site's moderators can do that.");
  const { query, among, cursor, limit: size } = parse(peopleQuery, input);
  const rows = await db.$queryRaw<(Omit<PersonLine, "createdAt"> & { createdAt: Date })[]>`
    SELECT u.id, u.handle::text AS handle, u.name, u.image_url AS "imageUrl", u.role::text AS role,
      u.created_at AS "createdAt", u.deleted_at IS NOT NULL AS deleted, held.banned, held.sanctions,
      (SELECT count(*)::int FROM moderation_case c WHERE c.subject_id = u.id AND c.status = 'open') AS cases
    FROM (
      SELECT * FROM "user" u
      WHERE ${called(query)} AND ${amongst[among]} ${cursor ? Prisma.sql`AND u.id < ${cursor}::uuid` : Prisma.empty}
      ORDER BY u.id DESC LIMIT ${size + 1}::int
    ) u
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS sanctions, count(*) FILTER (WHERE s.kind = 'ban' AND s.room_id IS NULL) > 0 AS banned
      FROM sanction s WHERE s.user_id = u.id AND s.kind <> 'warning' AND ${inForce}
    ) held
    ORDER BY u.id DESC`;
  const items = rows.slice(0, size).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, nextCursor: rows.length > size ? (items.at(-1)?.id ?? null) : null };
}

function called(query: string) {
  if (!query) return Prisma.sql`true`;
  const like = `%${query.replace(/^@/, "").replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(matinee_fold(u.name || ' ' || u.handle::text) LIKE matinee_fold(${like}) OR u.email = ${query}::citext)`;
}

const amongst = {
  all: Prisma.sql`true`,
  staff: Prisma.sql`u.role <> 'user'`,
  sanctioned: Prisma.sql`EXISTS (
    SELECT FROM sanction s WHERE s.user_id = u.id AND s.kind <> 'warning' AND ${inForce})`,
};

/**
 * Makes somebody a moderator of the site, an admin, or a user again. For admins, about others. Of two admins who take
 * each other's role away at once, one does.
 * @throws AppError `forbidden`, `not_found`, `rate_limited`.
 */
export async function setSiteRole(
  viewer: SignedIn,
  userId: string,
  role: SessionUser["role"],
): Promise<void> {
  if (viewer.role !== "admin") throw new AppError("forbidden", "Only the site's admins can do that.");
  if (userId === viewer.id) throw new AppError("forbidden", "Another admin has to change your role.");
  await limit("moderate", viewer.id);
  await db.$transaction(async (tx) => {
    const users = await tx.$queryRaw<{ id: string; role: SessionUser["role"] }[]>`
      SELECT id, role::text AS role FROM "user"
      WHERE id IN (${viewer.id}::uuid, ${userId}::uuid) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
    const before = users.find((user) => user.id === userId)?.role;
    if (users.find((user) => user.id === viewer.id)?.role !== "admin")
      throw new AppError("forbidden", "Only the site's admins can do that.");
    if (!before) throw new AppError("not_found", "There is no such user.");
    if (before === role) return;
    await tx.user.update({ where: { id: userId }, data: { role } });
    const data = { before, role };
    await audit(tx, { actor: actorOf(viewer, "admin"), action: "site-role", subjectId: userId, data });
  });
}
