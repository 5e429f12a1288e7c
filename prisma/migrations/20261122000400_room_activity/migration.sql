ALTER TABLE "room" ADD COLUMN "last_active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "room" r SET "last_active_at" = coalesce(
  (SELECT m.created_at FROM "message" m WHERE m.room_id = r.id ORDER BY m.seq DESC LIMIT 1), r.created_at);

-- Partial, which the Prisma schema cannot say: the open rooms of a media besides its lobby, most recently active first.
CREATE INDEX "room_listed_idx" ON "room" ("media_id", "last_active_at" DESC, "id")
  WHERE closed_at IS NULL AND lobby_of IS NULL;
