import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** SQL of a `User`, or null, of a row of users that goes by this name and may be missing. */
export function userJson(name: "u" | "au" | "su" | "bu" | "cu" | "ru") {
  const u = Prisma.raw(name);
  return Prisma.sql`CASE WHEN ${u}.id IS NOT NULL THEN json_build_object(
    'id', ${u}.id, 'handle', ${u}.handle, 'name', ${u}.name, 'imageUrl', ${u}.image_url) END`;
}
