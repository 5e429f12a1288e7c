import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { readHolder, sessionCookie } from "./auth";
import { AppError } from "./errors";
import type { AccountHolder, SessionUser } from "./users/schema";

/** A signed-in user, as the database has them now. */
export type SignedIn = SessionUser;

/** Whoever makes the request: a signed-in user, or null. */
export type Viewer = SignedIn | null;

const readRequest = cache(async () => {
  const token = (await cookies()).get(sessionCookie)?.value;
  return token ? readHolder(token) : null;
});

/** The viewer of this request, read from the database once a request. */
export async function getViewer(): Promise<Viewer> {
  return (await readRequest())?.viewer ?? null;
}

/** Whose account this request is about, also while the site shuts them out. */
export async function getHolder(): Promise<AccountHolder | null> {
  return (await readRequest())?.holder ?? null;
}

/** What is told to whoever is no viewer, where only a viewer may go. */
export async function refusalOfNobody(): Promise<AppError> {
  const suspension = (await getHolder())?.suspension;
  if (!suspension) return new AppError("unauthenticated", "Please sign in first.");
  const until = suspension.until ? ` until ${suspension.until}` : "";
  const message = `Your account is suspended${until}. Your settings say why, and how to appeal.`;
  return new AppError("forbidden", message, suspension.until ? { fields: { until: suspension.until } } : {});
}
