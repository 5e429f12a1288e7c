import "server-only";
import { Prisma } from "@/prisma/generated/client";

/** SQL of the title of the room `r`. Every media has a lobby, so a lobby's says of which. */
export const roomTitle = Prisma.sql`CASE WHEN r.lobby_of IS NULL THEN r.title
  ELSE r.title || ' of ' || (SELECT title FROM media WHERE id = r.lobby_of) END`;

/** SQL of id and title of the room `r`, or null when that row is missing. */
export const roomJson = Prisma.sql`CASE WHEN r.id IS NOT NULL THEN json_build_object(
  'id', r.id, 'title', ${roomTitle}) END`;

/** SQL of id, title and media of the room `r`, or null when that row is missing. */
export const placedRoomJson = Prisma.sql`CASE WHEN r.id IS NOT NULL THEN json_build_object(
  'id', r.id, 'title', ${roomTitle}, 'mediaId', r.media_id) END`;
