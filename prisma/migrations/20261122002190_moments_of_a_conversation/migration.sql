-- Written by hand: what Prisma's schema cannot say.

-- A conversation in the order of the media's moments, for whoever replays it with the film.
CREATE INDEX "message_replay_idx" ON "message" ("room_id", "media_position_ms", "seq")
  WHERE "media_position_ms" IS NOT NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
