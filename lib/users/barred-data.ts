import "server-only";
import { createHmac } from "node:crypto";
import { db, type Transaction } from "../db";
import { env } from "../env";
import { AppError } from "../errors";

/** What a person signs in by: an address, and perhaps an identity at a provider. */
type Identity = { email: string; account?: { provider: string; providerAccountId: string } };

/** Tells nobody who reads the table whose they are. With another secret for the site, bars are no longer known. */
function hashesOf({ email, account }: Identity) {
  const names = [`email:${email.toLowerCase()}`];
  if (account) names.push(`account:${account.provider}:${account.providerAccountId}`);
  return names.map((name) =>
    createHmac("sha256", env.NEXTAUTH_SECRET).update(`barred ${name}`).digest("base64url"),
  );
}

const siteBan = () => ({
  kind: "ban" as const,
  roomId: null,
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
});

/** Remembers by what somebody signed in who deletes their account while the site shuts them out. */
export async function bar(tx: Transaction, userId: string) {
  const { email, accounts, sanctions } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, accounts: true, sanctions: { where: siteBan(), select: { id: true }, take: 1 } },
  });
  if (sanctions.length === 0) return;
  const hashes = [{ email }, ...accounts.map((account) => ({ email, account }))].flatMap(hashesOf);
  await tx.barredIdentity.createMany({
    data: [...new Set(hashes)].map((hash) => ({ hash, userId })),
  });
}

/** Throws `forbidden` on the email field to somebody who was shut out when they deleted their account, and still is. */
export async function refuseBarred(identity: Identity) {
  const barred = await db.barredIdentity.findFirst({
    where: { hash: { in: hashesOf(identity) }, user: { sanctions: { some: siteBan() } } },
    select: { userId: true },
  });
  if (!barred) return;
  const message = "Whoever had this address is suspended here, and cannot make a new account meanwhile.";
  throw new AppError("forbidden", message, { fields: { email: message } });
}

/** Forgets those whom the site shuts out no more. */
export function forgetBars() {
  return db.barredIdentity.deleteMany({ where: { user: { sanctions: { none: siteBan() } } } });
}
