-- A phone beside what plays on another screen: its code, and how far the playing tab is.
CREATE TABLE "second_screen" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "position_ms" INTEGER NOT NULL,
    "state" "PlaybackState" NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opens_until" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_screen_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "second_screen_position_ms_check" CHECK (position_ms >= 0)
);

CREATE UNIQUE INDEX "second_screen_token_key" ON "second_screen"("token");
CREATE INDEX "second_screen_user_id_created_at_idx" ON "second_screen"("user_id", "created_at" DESC);
CREATE INDEX "second_screen_media_id_idx" ON "second_screen"("media_id");

ALTER TABLE "second_screen" ADD CONSTRAINT "second_screen_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "second_screen" ADD CONSTRAINT "second_screen_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;
