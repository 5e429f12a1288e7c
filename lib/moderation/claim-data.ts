import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { isStaff } from "../rooms/access-data";
import { asUser } from "../users/as-user";
import type { SignedIn } from "../viewer";
import type { Claim } from "./case-schema";
import { userJson } from "./user-sql";

/** Who has a case or an appeal in hand: `claimColumns`. */
export type ClaimRow = { claimBy: Claim["by"] | null; claimUntil: Date | null; claimStaff: boolean };

/** SQL of a `ClaimRow`: `cu` is the user who has it, if anybody has, and `until` is when that ends. */
export const claimColumns = (until: Prisma.Sql) => Prisma.sql`
  ${userJson("cu")} AS "claimBy", CASE WHEN cu.id IS NOT NULL THEN ${until} END AS "claimUntil",
  coalesce(cu.role IN ('moderator', 'admin'), false) AS "claimStaff"`;

/** A claim as the viewer sees it. */
export function toClaim(viewer: SignedIn, { claimBy, claimUntil, claimStaff }: ClaimRow): Claim | null {
  if (!claimBy || !claimUntil) return null;
  const mine = claimBy.id === viewer.id;
  const takeable = !mine && mayTakeOver(viewer, claimStaff);
  return { by: claimBy, until: claimUntil.toISOString(), mine, takeable };
}

/** The claim that the viewer has just made. */
export function ownClaim(viewer: SignedIn, until: Date | undefined): Claim {
  return { by: asUser(viewer), until: until?.toISOString() ?? "", mine: true, takeable: false };
}

/** SQL of when a claim made now ends: in ten minutes. */
export const claimedUntil = Prisma.sql`now() + interval '10 minutes'`;

/** Who works on a case or an appeal, for now: `takenColumns`. */
export type Taken = { claimer: string | null; claimerName: string | null; claimerStaff: boolean };

/** SQL of a `Taken`, of the case `c` or the appeal `a`. */
export function takenColumns(alias: "a" | "c") {
  const thing = Prisma.raw(alias);
  const from = Prisma.sql`FROM "user" WHERE id = ${thing}.claimed_by_id AND ${thing}.claimed_until > now()`;
  return Prisma.sql`
    CASE WHEN ${thing}.claimed_until > now() THEN ${thing}.claimed_by_id END AS claimer,
    (SELECT name ${from}) AS "claimerName",
    EXISTS (SELECT ${from} AND role IN ('moderator', 'admin')) AS "claimerStaff"`;
}

/**
 * Throws `conflict` when a case or an appeal is decided, or taken by somebody else from whom the viewer may not take it
 * over.
 */
export function refuseTaken(viewer: SignedIn, found: Taken & { status: string }) {
  const { status, claimer, claimerName, claimerStaff } = found;
  if (status !== "open") throw new AppError("conflict", "Somebody has decided this already.");
  if (claimer && claimer !== viewer.id && !mayTakeOver(viewer, claimerStaff))
    throw new AppError("conflict", `${claimerName} is working on this. Please choose another.`);
}

/** What a room's keeper has taken the site's staff may take over, and an admin what anybody has. */
function mayTakeOver(viewer: SignedIn, fromStaff: boolean) {
  return viewer.role === "admin" || (isStaff(viewer) && !fromStaff);
}
