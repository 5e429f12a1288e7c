import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { readInside } from "../rooms/access-data";
import { peopleOf } from "../rooms/data";
import type { User } from "../users/schema";
import type { SignedIn } from "../viewer";
import { MENTIONABLE } from "./limits";
import { isMentionableMember } from "./mention-sql";
import type { Mentionable } from "./schema";

/** So many of each kind are looked at: who is here, who wrote lately, who else is a member. */
const LOOKED_AT = 1_000;

/**
 * Members whom the viewer may mention, whose handle or a word of whose name begins with `query`: who is here first, then
 * who wrote lately. In very large rooms, members who are neither may be left out.
 */
export async function findMentionable(viewer: SignedIn, roomId: string, query: string): Promise<Mentionable> {
  const begins = query.replace(/[\\%_]/g, "\\$&");
  const candidates = Prisma.sql`
    SELECT user_id, max(near) AS near FROM (
      (SELECT p.user_id, 2 AS near FROM room r, LATERAL (${peopleOf}) p WHERE r.id = access.id LIMIT ${LOOKED_AT})
      UNION ALL
      (SELECT author_id, 1 FROM message WHERE room_id = access.id ORDER BY seq DESC LIMIT ${LOOKED_AT})
      UNION ALL
      (SELECT user_id, 0 FROM member WHERE room_id = access.id AND left_at IS NULL LIMIT ${LOOKED_AT})
    ) c GROUP BY user_id`;
  const found = Prisma.sql`
    SELECT json_build_object('id', u.id, 'handle', u.handle, 'name', u.name, 'imageUrl', u.image_url) AS person,
      row_number() OVER (ORDER BY c.near DESC, u.handle LIKE ${`${begins}%`}::citext DESC, u.handle) AS place
    FROM (SELECT access.id) a, (${candidates}) c JOIN "user" u ON u.id = c.user_id
    WHERE (u.handle LIKE ${`${begins}%`}::citext
        OR ' ' || matinee_fold(u.name) LIKE '% ' || matinee_fold(${begins}) || '%')
      AND ${isMentionableMember(viewer)}
    ORDER BY place LIMIT ${MENTIONABLE}::int`;
  const what = Prisma.sql`SELECT coalesce(json_agg(person ORDER BY place), '[]') FROM (${found}) f`;
  const { value } = await readInside<User[]>(viewer, roomId, what);
  return { people: value };
}
