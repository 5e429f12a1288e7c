import "server-only";
import { hash, verify } from "@node-rs/argon2";
import type { UserUncheckedCreateInput } from "@/prisma/generated/models";
import { db, isTaken } from "../db";
import { AppError } from "../errors";
import { inForce } from "../moderation/sanction-sql";
import { refuseBarred } from "./barred-data";
import { leaveChannel } from "./channel-data";
import type { AccountHolder, SessionUser, User } from "./schema";

/** OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane of Argon2id, which is the library's default. */
export const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SESSION_DAYS = 30;
const day = 24 * 60 * 60 * 1000;

/** The columns of a `User`. */
export const userColumns = { id: true, handle: true, name: true, imageUrl: true } as const;

/** A hash of no one's password, so that an unknown email costs as much time as a wrong password. */
const decoy = hash(crypto.randomUUID(), argon2id);

/** The user with that email and password, or null. Takes the same time whether or not the email is known. */
export async function verifyPassword(email: string, password: string): Promise<User | null> {
  const user = await db.user.findUnique({ where: { email }, select: { ...userColumns, passwordHash: true } });
  const matches = await verify(user?.passwordHash ?? (await decoy), password);
  if (!matches || !user?.passwordHash) return null;
  const { passwordHash: _, ...found } = user;
  return found;
}

/**
 * Creates a user with a password. Throws on the email field: `conflict` when the address is taken, `forbidden` when
 * whoever had it is shut out.
 */
export async function createUser(input: { name: string; email: string; password: string }): Promise<User> {
  const passwordHash = await hash(input.password, argon2id);
  const { name, email } = input;
  const taken = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (taken) throw emailTaken();
  await refuseBarred({ email });
  return insertWithHandle({ name, email, passwordHash });
}

/** The user behind an OAuth identity, made at the first sign-in. Throws as `createUser`: it never joins an existing password account. */
export async function userOfAccount(
  account: { provider: string; providerAccountId: string },
  profile: OAuthProfile,
) {
  const key = { provider: account.provider, providerAccountId: account.providerAccountId };
  const known = await db.account.findUnique({
    where: { provider_providerAccountId: key },
    select: { user: { select: userColumns } },
  });
  if (known) return known.user;
  const taken = await db.user.findUnique({ where: { email: profile.email }, select: { id: true } });
  if (taken) throw emailTaken();
  await refuseBarred({ email: profile.email, account: key });
  return insertWithHandle({ ...profile, accounts: { create: key } });
}

type OAuthProfile = { name: string; email: string; imageUrl: string | null };
type NewUser = Omit<UserUncheckedCreateInput, "handle">;

/** Inserts a user under the first free handle made from the name: `ada`, then `ada-x4k2`. */
async function insertWithHandle(data: NewUser): Promise<User> {
  const base = handleFrom(data.name);
  for (let attempt = 0; attempt < 5; attempt++) {
    const handle = attempt === 0 ? base : `${base}-${Math.random().toString(36).slice(2, 6)}`;
    const user = await insertUser({ ...data, handle });
    if (user) return user;
    const taken = await db.user.findUnique({ where: { email: data.email }, select: { id: true } });
    if (taken) throw emailTaken();
  }
  throw new AppError("unavailable", "No free name was found. Please try again.");
}

/** The new user, or null when the email, the handle or the account is somebody's already. */
async function insertUser(data: UserUncheckedCreateInput): Promise<User | null> {
  try {
    return await db.user.create({ data, select: userColumns });
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

function emailTaken() {
  const message = "There is already an account with that email. Sign in instead?";
  return new AppError("conflict", message, { fields: { email: message } });
}

function handleFrom(name: string) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-/, "")
      .slice(0, 24)
      .replace(/-$/, "") || "viewer"
  );
}

/** Starts a session of 30 days and returns its id. `agent` is what the browser calls itself. */
export async function startSession(userId: string, agent = ""): Promise<string> {
  const expiresAt = new Date(Date.now() + SESSION_DAYS * day);
  const data = { userId, expiresAt, agent: agent.slice(0, 300) };
  const { id } = await db.session.create({ data, select: { id: true } });
  return id;
}

/** Whose session it is: `viewer` is null while the site shuts them out. */
export type SessionHolder = { holder: AccountHolder; viewer: SessionUser | null };

/** The user of a session that has neither ended nor expired; else null. */
export async function findHolder(sessionId: string): Promise<SessionHolder | null> {
  const [row] = await db.$queryRaw<(SessionUser & { suspended: boolean; until: Date | null })[]>`
    SELECT u.id, u.handle, u.name, u.image_url AS "imageUrl", u.role::text AS role, s.id AS "sessionId",
      u.channel_epoch AS "channelEpoch", b.suspended, b.until
    FROM session s JOIN "user" u ON u.id = s.user_id
    CROSS JOIN LATERAL (
      SELECT count(*) > 0 AS suspended, CASE WHEN count(*) = count(expires_at) THEN max(expires_at) END AS until
      FROM sanction s WHERE s.user_id = u.id AND s.room_id IS NULL AND s.kind = 'ban' AND ${inForce}
    ) b
    WHERE s.id = ${sessionId}::uuid AND s.expires_at > now() AND u.deleted_at IS NULL`;
  if (!row) return null;
  const { suspended, until, role, channelEpoch, ...user } = row;
  if (!suspended) return { holder: user, viewer: { ...user, role, channelEpoch } };
  return { holder: { ...user, suspension: { until: until?.toISOString() ?? null } }, viewer: null };
}

/** The user of a session that has neither ended nor expired, and who is not banned from the site; else null. */
export async function findSession(sessionId: string): Promise<SessionUser | null> {
  return (await findHolder(sessionId))?.viewer ?? null;
}

/** Ends a session at once, everywhere it is used. */
export async function endSession(sessionId: string) {
  const session = await db.session.findUnique({ where: { id: sessionId }, select: { userId: true } });
  const { count } = await db.session.deleteMany({ where: { id: sessionId } });
  if (session && count > 0) leaveChannel(session.userId);
}
