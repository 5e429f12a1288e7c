import "server-only";
import { v7 as uuidv7 } from "uuid";
import { db, isTaken } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { userColumns } from "./data";
import { sizeOfJpeg } from "./jpeg";
import {
  type AccountHolder,
  MAX_PICTURE_BYTES,
  type OwnAccount,
  PICTURE_SIDE,
  type ProfileInput,
  type User,
} from "./schema";

/** The holder's account as only they see it. */
export async function findAccount(holder: AccountHolder): Promise<OwnAccount> {
  const { passwordHash, accounts, ...user } = await db.user.findUniqueOrThrow({
    where: { id: holder.id },
    select: {
      ...userColumns,
      email: true,
      passwordHash: true,
      accounts: { select: { provider: true }, orderBy: { provider: "asc" } },
    },
  });
  const providers = [...new Set(accounts.map(({ provider }) => provider))];
  return { ...user, hasPassword: passwordHash !== null, providers };
}

/**
 * Changes the viewer's name and handle. A handle that is given up stays theirs to take back for thirty days. Throws
 * `conflict` on the handle when it is, or was lately, somebody else's.
 */
export async function changeProfile(viewer: SignedIn, { name, handle }: ProfileInput): Promise<User> {
  await limit("account", viewer.id);
  if (handle !== viewer.handle.toLowerCase()) await limit("handle", viewer.id);
  try {
    const where = { id: viewer.id };
    return await db.user.update({ where, data: { name, handle }, select: userColumns });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const message = "Somebody else has that handle, or had it lately.";
    throw new AppError("conflict", message, { fields: { handle: message } });
  }
}

/** Gives the viewer a picture of `PICTURE_SIDE` pixels a side, as JPEG; null takes theirs away. Throws `invalid`. */
export async function changePicture(viewer: SignedIn, jpeg: Uint8Array | null): Promise<User> {
  if (jpeg) requirePicture(jpeg);
  await limit("account", viewer.id);
  const id = uuidv7();
  return db.$transaction(async (tx) => {
    await tx.userPicture.deleteMany({ where: { userId: viewer.id } });
    if (jpeg) await tx.userPicture.create({ data: { id, userId: viewer.id, bytes: new Uint8Array(jpeg) } });
    const imageUrl = jpeg ? `/api/pictures/${id}` : null;
    return tx.user.update({ where: { id: viewer.id }, data: { imageUrl }, select: userColumns });
  });
}

function requirePicture(jpeg: Uint8Array) {
  const size = sizeOfJpeg(jpeg);
  const fits = size?.width === PICTURE_SIDE && size.height === PICTURE_SIDE;
  if (!fits || jpeg.length > MAX_PICTURE_BYTES)
    throw new AppError("invalid", "That is not a picture that can be shown here.");
}

/** The bytes of somebody's picture, by its own id; null when it is gone. Anyone may see it who has its address. */
export async function findPicture(id: string) {
  const picture = await db.userPicture.findUnique({ where: { id }, select: { bytes: true } });
  return picture?.bytes ?? null;
}

/** The lists that others may open and that show the user, for the pages that name them. */
export async function listShowing(userId: string): Promise<string[]> {
  const lists = await db.playlist.findMany({
    where: {
      visibility: { not: "private" },
      OR: [{ ownerId: userId }, { items: { some: { addedById: userId } } }],
    },
    select: { id: true },
    orderBy: { updatedAt: "desc" },
    take: 1_000,
  });
  return lists.map(({ id }) => id);
}
