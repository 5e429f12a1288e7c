import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { findSession, startSession } from "@/lib/users/data";
import type { SessionUser } from "@/lib/users/schema";

export { db };

type NewUser = { role?: SessionUser["role"] };
type NewMedia = Partial<Parameters<typeof db.media.create>[0]["data"]>;

/** A new user with a live session. Each test makes its own, so that files can share one database. */
export async function signUp(name: string, { role = "user" }: NewUser = {}): Promise<SessionUser> {
  const handle = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`;
  const user = await db.user.create({ data: { name, handle, email: `${handle}@example.com`, role } });
  const viewer = await findSession(await startSession(user.id));
  if (!viewer) throw new Error("The new session is not live.");
  return viewer;
}

/** A new public film of one minute, with what the test wants different. */
export async function makeMedia(changes: NewMedia = {}) {
  const slug = `film-${randomUUID().slice(0, 8)}`;
  const data = {
    slug,
    kind: "video" as const,
    title: `Film ${slug}`,
    durationMs: 60_000,
    hlsUrl: `/media/${slug}/master.m3u8`,
    posterUrl: `/media/${slug}/poster.webp`,
    posterSmallUrl: `/media/${slug}/poster-480.webp`,
  };
  return db.media.create({ data: { ...data, ...changes } as typeof data });
}
