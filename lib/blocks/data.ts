import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db";
import { AppError } from "../errors";
import { limit } from "../rate-limit";
import { inBackground } from "../realtime/background";
import { tellUser } from "../users/channel-data";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { type BlockList, type BlocksEvent, MAX_BLOCKS } from "./schema";

/**
 * Blocks somebody for the viewer, on every device of theirs. Who is blocked is not told. Blocking again changes nothing.
 * @throws AppError `invalid` for oneself, `not_found`, `conflict` when the list is full, `rate_limited`.
 */
export async function block(viewer: SignedIn, userId: string): Promise<void> {
  if (userId === viewer.id) throw new AppError("invalid", "You cannot block yourself.");
  await limit("block", viewer.id);
  const { count } = await insert(viewer.id, userId);
  if (count > 0) tellDevices(viewer, { userId, blocked: true });
}

/** Unblocks somebody; who was not blocked stays so. */
export async function unblock(viewer: SignedIn, userId: string): Promise<void> {
  await limit("block", viewer.id);
  const { count } = await db.block.deleteMany({ where: { userId: viewer.id, blockedId: userId } });
  if (count > 0) tellDevices(viewer, { userId, blocked: false });
}

export async function listBlocks(viewer: SignedIn): Promise<BlockList> {
  const rows = await db.block.findMany({
    where: { userId: viewer.id },
    select: { blocked: { select: userColumns }, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { blockedId: "desc" }],
    take: MAX_BLOCKS,
  });
  return {
    items: rows.map(({ blocked, createdAt }) => ({ user: blocked, createdAt: createdAt.toISOString() })),
  };
}

/** The viewer's row is locked first, so that of two blocks at once the second one counts the first. */
function insert(userId: string, blockedId: string) {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw(Prisma.sql`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`);
    if (!(await tx.user.findUnique({ where: { id: blockedId }, select: { id: true } })))
      throw new AppError("not_found", "There is no such user.");
    const known = await tx.block.count({ where: { userId, NOT: { blockedId } } });
    if (known >= MAX_BLOCKS) throw new AppError("conflict", "You block as many people as one can.");
    return tx.block.createMany({ data: { userId, blockedId }, skipDuplicates: true });
  });
}

function tellDevices(viewer: SignedIn, event: BlocksEvent) {
  inBackground(() => tellUser(viewer, "blocks", event));
}
