import "server-only";
import { db } from "../db";
import { requireModerator } from "../rooms/access-data";
import type { SignedIn } from "../viewer";
import { audit } from "./audit-data";
import { actorIn } from "./rules-actor";
import { tellRoom } from "./rules-data";
import { CALM_MINUTES } from "./rules-limits";

/**
 * Calms a room for `CALM_MINUTES`, anew from now when it is calm already, or ends that. It lies over the room's rules and
 * changes none, so that afterwards everything is as it was. Answers until when. For its owner, its moderators and the
 * site's staff; throws `not_found`, `forbidden`, `rate_limited`.
 */
export async function setCalm(viewer: SignedIn, roomId: string, calm: boolean): Promise<string | null> {
  const access = await requireModerator(viewer, roomId);
  const actor = actorIn(viewer, access);
  const until = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ until: Date | null; before: boolean }[]>`
      WITH old AS (SELECT id, coalesce(calm_until > now(), false) AS calm FROM room WHERE id = ${roomId}::uuid FOR UPDATE)
      UPDATE room r SET calm_until = CASE WHEN ${calm}::boolean
        THEN now() + make_interval(mins => ${CALM_MINUTES}::int) END
      FROM old WHERE r.id = old.id RETURNING r.calm_until AS until, old.calm AS before`;
    const minutes = calm ? { data: { minutes: CALM_MINUTES } } : {};
    if (calm || row?.before)
      await audit(tx, { actor, action: calm ? "calm-on" : "calm-off", roomId, ...minutes });
    return row?.until ?? null;
  });
  tellRoom(viewer, roomId);
  return until?.toISOString() ?? null;
}
