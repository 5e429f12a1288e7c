-- The generation of a playlist's channel: a new one shuts out whoever no longer works on the list.
ALTER TABLE "playlist" ADD COLUMN "people_epoch" INTEGER NOT NULL DEFAULT 1;
