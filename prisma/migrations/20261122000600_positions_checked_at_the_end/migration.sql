-- A statement that gives many items new places may pass through places that others still hold: uniqueness counts at its end.
-- Prisma's schema cannot say so; to it this is the same unique index.
DROP INDEX "playlist_item_playlist_id_position_key";
ALTER TABLE "playlist_item" ADD CONSTRAINT "playlist_item_playlist_id_position_key"
  UNIQUE ("playlist_id", "position") DEFERRABLE INITIALLY IMMEDIATE;
