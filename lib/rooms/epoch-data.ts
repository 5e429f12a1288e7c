import "server-only";
import { announceMove } from "../chat/announce";
import { db } from "../db";
import { inBackground } from "../realtime/background";
import { EPOCH_MINUTES } from "./access-data";

/**
 * Gives up a room's channel for the next epoch's if it is older than `EPOCH_MINUTES`, and says so on the old one.
 * Returns the new epoch, or null when it was not due (any more).
 */
export async function turnEpoch(roomId: string): Promise<number | null> {
  const [turned] = await db.$queryRaw<{ epoch: number }[]>`
    UPDATE room SET epoch = epoch + 1, epoch_started_at = now()
    WHERE id = ${roomId}::uuid AND epoch_started_at < now() - make_interval(mins => ${EPOCH_MINUTES})
    RETURNING epoch`;
  if (!turned) return null;
  inBackground(() => announceMove(roomId, turned.epoch - 1, turned.epoch));
  return turned.epoch;
}
