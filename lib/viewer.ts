import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { readSession, sessionCookie } from "./auth";
import type { SessionUser } from "./users/schema";

/** A signed-in user, as the database has them now. */
export type SignedIn = SessionUser;

/** Whoever makes the request: a signed-in user, or null. */
export type Viewer = SignedIn | null;

/** The viewer of this request, read from the database once a request. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const token = (await cookies()).get(sessionCookie)?.value;
  return token ? readSession(token) : null;
});
