import "server-only";
import { db } from "../db";
import { limit } from "../rate-limit";
import { leaveChannel } from "./channel-data";
import type { AccountHolder, SignedInDevice } from "./schema";

/** Remembers that a session is in use, at most once in so many minutes. */
export async function markSeen(sessionId: string) {
  await db.$executeRaw`
    UPDATE session SET seen_at = now()
    WHERE id = ${sessionId}::uuid AND seen_at < now() - interval '10 minutes'`;
}

/** Where somebody is signed in, the one that asks first, then by last use. */
export async function listSessions(holder: AccountHolder): Promise<SignedInDevice[]> {
  const rows = await db.session.findMany({
    where: { userId: holder.id, expiresAt: { gt: new Date() } },
    select: { id: true, agent: true, createdAt: true, seenAt: true },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows
    .map(({ createdAt, seenAt, ...row }) => ({
      ...row,
      current: row.id === holder.sessionId,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of the holder's sessions at once, or all but the one that asks; answers how many there were. */
export async function endSessions(holder: AccountHolder, sessionId?: string): Promise<{ ended: number }> {
  await limit("account", holder.id);
  const which = sessionId ? sessionId : { not: holder.sessionId };
  const { count } = await db.session.deleteMany({ where: { userId: holder.id, id: which } });
  if (count > 0) leaveChannel(holder.id);
  return { ended: count };
}
