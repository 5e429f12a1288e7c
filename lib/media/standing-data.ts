import "server-only";
import { db } from "../db";
import { AppError } from "../errors";
import { actorOf, audit } from "../moderation/audit-data";
import type { SignedIn } from "../viewer";
import { holdMedia } from "./hold-data";
import type { Standing } from "./schema";

/**
 * Takes a media down, hides it, or brings it back, for administrators: lists that hold it show a placeholder while it is
 * gone. The one way to do so, since the pages that show it must hear of it (refresh.ts). Answers what holds now; throws
 * `forbidden`, `not_found`.
 */
export async function setMediaStanding(
  viewer: SignedIn,
  id: string,
  { status, visibility }: Partial<Standing>,
): Promise<Standing> {
  if (viewer.role !== "admin") throw new AppError("forbidden", "That is for administrators.");
  return db.$transaction(async (tx) => {
    await holdMedia(tx, id);
    const [standing] = await tx.media.updateManyAndReturn({
      where: { id },
      data: { status, visibility },
      select: { status: true, visibility: true },
    });
    if (!standing) throw new AppError("not_found", "That media is not here.");
    const data = { mediaId: id, ...standing };
    await audit(tx, { actor: actorOf(viewer, "admin"), action: "media-standing", data });
    return standing;
  });
}
