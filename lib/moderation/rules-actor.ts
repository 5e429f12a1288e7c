import type { Access } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import type { Actor } from "./audit-data";

/** As what somebody who may keeps a room, or, without one, the site. */
export function actorIn({ id, role }: SignedIn, access: Pick<Access, "owned" | "role"> | null): Actor {
  if (access?.owned || access?.role === "owner") return { id, role: "owner" };
  if (access?.role === "moderator") return { id, role: "moderator" };
  return { id, role: role === "admin" ? "admin" : "staff" };
}
