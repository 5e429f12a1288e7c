import "server-only";
import type { Transaction } from "../db";

/**
 * Holds a media that is about to be taken down or brought back, so that the lists' counts follow (see the trigger
 * `matinee_media_changed`): what was coming into a list has come, and what comes waits and finds it changed. The lists
 * before the media, as whoever puts it into one.
 */
export async function holdMedia(tx: Transaction, id: string) {
  await tx.$queryRaw`
    SELECT 1 FROM playlist WHERE id IN (SELECT playlist_id FROM playlist_item WHERE media_id = ${id}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM media WHERE id = ${id}::uuid FOR UPDATE`;
}
