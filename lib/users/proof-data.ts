import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { leaveChannel } from "./channel-data";
import { argon2id } from "./data";
import type { AccountHolder, PasswordInput } from "./schema";

/**
 * Throws `forbidden` on `field` unless `proof` is the holder's password or, for an account without one, their handle.
 */
export async function requireProof(holder: AccountHolder, proof: string, field: string) {
  await limit("proof", holder.id);
  const { passwordHash, handle } = await db.user.findUniqueOrThrow({
    where: { id: holder.id },
    select: { passwordHash: true, handle: true },
  });
  const given = proof.trim().replace(/^@/, "").toLowerCase();
  const proven = passwordHash ? await verify(passwordHash, proof) : given === handle.toLowerCase();
  if (proven) return;
  const message = passwordHash ? "That is not your password." : "That is not your handle.";
  throw new AppError("forbidden", message, { fields: { [field]: message } });
}

/** Gives the viewer a new password and ends their other sessions. Throws `forbidden` on the present one. */
export async function changePassword(viewer: SignedIn, { current, password }: PasswordInput) {
  const { passwordHash: before } = await db.user.findUniqueOrThrow({
    where: { id: viewer.id },
    select: { passwordHash: true },
  });
  if (before) await requireProof(viewer, current, "current");
  const passwordHash = await hash(password, argon2id);
  const [, { count }] = await db.$transaction([
    db.user.update({ where: { id: viewer.id }, data: { passwordHash } }),
    db.session.deleteMany({ where: { userId: viewer.id, id: { not: viewer.sessionId } } }),
  ]);
  if (count > 0) leaveChannel(viewer.id);
  return {};
}
