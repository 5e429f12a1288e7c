import { z } from "zod";
import { id, text } from "../input";
import { type User, userRoles } from "../users/schema";

/** A page of users for the site's staff: by part of a name or handle, or by a whole email address. */
export const peopleQuery = z.strictObject({
  query: text(0, 100).default(""),
  among: z.enum(["all", "sanctioned", "staff"]).default("all"),
  cursor: id.optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(30),
});
export type PeopleQuery = z.input<typeof peopleQuery>;

/** A user as the staff's list shows them. `sanctions`: in force, in rooms or on the site; `cases`: open ones about them. */
export type PersonLine = User & {
  role: (typeof userRoles)[number];
  createdAt: string;
  deleted: boolean;
  banned: boolean;
  sanctions: number;
  cases: number;
};
export type PeoplePage = { items: PersonLine[]; nextCursor: string | null };

export const siteRoleInput = z.strictObject({ userId: id, role: z.enum(userRoles) });
