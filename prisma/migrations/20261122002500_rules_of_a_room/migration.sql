-- AlterTable
ALTER TABLE "room" ADD COLUMN     "repeat_limit" INTEGER,
ADD COLUMN     "words_rev" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "repeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "said" TEXT,
ADD COLUMN     "said_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "site_rules" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "slow_mode_seconds" INTEGER NOT NULL DEFAULT 0,
    "link_limit" INTEGER DEFAULT 10,
    "mention_limit" INTEGER DEFAULT 10,
    "repeat_limit" INTEGER DEFAULT 4,
    "min_account_minutes" INTEGER NOT NULL DEFAULT 0,
    "filter_defaults" BOOLEAN NOT NULL DEFAULT true,
    "hide_weight" DOUBLE PRECISION DEFAULT 3,
    "words_rev" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_rules_pkey" PRIMARY KEY ("id")
);

-- There is one site.
ALTER TABLE "site_rules" ADD CONSTRAINT "site_rules_one_row" CHECK ("id" = 1);
INSERT INTO "site_rules" DEFAULT VALUES;

-- Held messages whose time is up are looked for by it.
CREATE INDEX "held_message_waiting_idx" ON "held_message"("expires_at") WHERE "outcome" IS NULL;
