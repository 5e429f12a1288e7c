import "server-only";
import type { MediaWhereInput } from "@/prisma/generated/models";
import type { Transaction } from "../db";
import { AppError } from "../errors";
import { visibleTo as visibleMedia } from "../media/data";
import type { SignedIn } from "../viewer";
import { EXPOSED, type Exposure } from "./exposure-schema";
import type { Visibility } from "./schema";

type List = { id: string; visibility: Visibility };

/**
 * Refuses to put private or unlisted media into a list that others can see, with a `conflict` whose details are an
 * `Exposure`. Whatever puts media into a list asks this, unless the viewer has said (`confirmed`) that they mean it.
 */
export function refuseExposure(tx: Transaction, viewer: SignedIn, list: List, mediaIds: string[]) {
  return refuse(tx, viewer, list, { id: { in: mediaIds } });
}

/** As `refuseExposure`, for all that is in a list which more people are about to see. */
export async function refuseShowing(tx: Transaction, viewer: SignedIn, list: List, visibility: Visibility) {
  const wider = visibility === "public" ? list.visibility !== "public" : list.visibility === "private";
  if (!wider || visibility === "private") return;
  await refuse(tx, viewer, { ...list, visibility }, { items: { some: { playlistId: list.id } } });
}

async function refuse(tx: Transaction, viewer: SignedIn, list: List, among: MediaWhereInput) {
  const where: MediaWhereInput = { AND: [among, { visibility: { not: "public" } }] };
  const count = await tx.media.count({ where });
  const audience = count ? await audienceOf(tx, list) : null;
  if (!audience) return;
  const media = await tx.media.findMany({
    where: { AND: [where, visibleMedia(viewer)] },
    select: { id: true, title: true, visibility: true },
    orderBy: { title: "asc" },
    take: EXPOSED,
  });
  const details: Exposure = { reason: "exposes", audience, media, count };
  throw new AppError("conflict", "Others can see this list, and not everything is public.", { details });
}

async function audienceOf(tx: Transaction, { id, visibility }: List): Promise<Exposure["audience"] | null> {
  if (visibility === "public") return "everyone";
  if (visibility === "unlisted") return "link";
  const where = { playlistId: id, acceptedAt: { not: null } };
  return (await tx.collaborator.findFirst({ where, select: { userId: true } })) ? "people" : null;
}
