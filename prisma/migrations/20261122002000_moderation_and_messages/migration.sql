-- CreateEnum
CREATE TYPE "Contact" AS ENUM ('everyone', 'roommates', 'nobody');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('open', 'decided');

-- CreateEnum
CREATE TYPE "AppealStatus" AS ENUM ('open', 'upheld', 'reversed');

-- CreateEnum
CREATE TYPE "WordRuleKind" AS ENUM ('literal', 'normalised');

-- CreateEnum
CREATE TYPE "WordRuleAction" AS ENUM ('allow', 'hold', 'block');

-- CreateEnum
CREATE TYPE "HeldOutcome" AS ENUM ('approved', 'rejected', 'expired');

-- AlterEnum
ALTER TYPE "SanctionKind" ADD VALUE 'warning';

-- DropForeignKey
ALTER TABLE "report" DROP CONSTRAINT "report_reporter_id_fkey";

-- DropIndex
DROP INDEX "report_reporter_id_target_type_target_id_key";

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "pinned_by_id" UUID,
ADD COLUMN     "reactions" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "playlist" ADD COLUMN     "hidden_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "case_id" UUID,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reporter_email" CITEXT,
ADD COLUMN     "upheld" BOOLEAN,
ALTER COLUMN "reporter_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "room" ADD COLUMN     "calm_until" TIMESTAMPTZ(3),
ADD COLUMN     "filter_defaults" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "link_limit" INTEGER,
ADD COLUMN     "mention_limit" INTEGER,
ADD COLUMN     "min_account_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "min_member_minutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "publishes_log" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "slow_mode_seconds" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sanction" ADD COLUMN     "decision_id" UUID;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "invites_from" "Contact" NOT NULL DEFAULT 'everyone',
ADD COLUMN     "mentions_from" "Contact" NOT NULL DEFAULT 'everyone';

-- CreateTable
CREATE TABLE "message_reaction" (
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_reaction_pkey" PRIMARY KEY ("message_id","user_id","emoji")
);

-- CreateTable
CREATE TABLE "message_edit" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "block" (
    "user_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "block_pkey" PRIMARY KEY ("user_id","blocked_id")
);

-- CreateTable
CREATE TABLE "held_message" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "media_position_ms" INTEGER,
    "reply_to_id" UUID,
    "cause" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "HeldOutcome",
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "word_rule" (
    "id" UUID NOT NULL,
    "room_id" UUID,
    "kind" "WordRuleKind" NOT NULL,
    "pattern" TEXT NOT NULL,
    "action" "WordRuleAction" NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "word_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_case" (
    "id" UUID NOT NULL,
    "target_type" "ReportTarget" NOT NULL,
    "target_id" UUID NOT NULL,
    "subject_id" UUID,
    "room_id" UUID,
    "site_only" BOOLEAN NOT NULL DEFAULT false,
    "severity" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL DEFAULT 0,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "status" "CaseStatus" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "moderation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "case_id" UUID,
    "subject_id" UUID,
    "room_id" UUID,
    "by_id" UUID,
    "actions" JSONB NOT NULL DEFAULT '[]',
    "undo" JSONB NOT NULL DEFAULT '{}',
    "reason" "ReportReason",
    "statement" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reversed_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "status" "AppealStatus" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "room_id" UUID,
    "subject_id" UUID,
    "case_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_reaction_user_id_idx" ON "message_reaction"("user_id");

-- CreateIndex
CREATE INDEX "message_edit_message_id_idx" ON "message_edit"("message_id");

-- CreateIndex
CREATE INDEX "block_blocked_id_idx" ON "block"("blocked_id");

-- CreateIndex
CREATE INDEX "held_message_room_id_outcome_created_at_idx" ON "held_message"("room_id", "outcome", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "held_message_author_id_client_id_key" ON "held_message"("author_id", "client_id");

-- CreateIndex
CREATE INDEX "moderation_case_status_severity_weight_created_at_id_idx" ON "moderation_case"("status", "severity" DESC, "weight" DESC, "created_at", "id");

-- CreateIndex
CREATE INDEX "moderation_case_room_id_status_idx" ON "moderation_case"("room_id", "status");

-- CreateIndex
CREATE INDEX "moderation_case_subject_id_idx" ON "moderation_case"("subject_id");

-- CreateIndex
CREATE INDEX "moderation_case_target_type_target_id_idx" ON "moderation_case"("target_type", "target_id");

-- CreateIndex
CREATE INDEX "decision_case_id_idx" ON "decision"("case_id");

-- CreateIndex
CREATE INDEX "decision_subject_id_created_at_idx" ON "decision"("subject_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "decision_created_at_idx" ON "decision"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_decision_id_key" ON "appeal"("decision_id");

-- CreateIndex
CREATE INDEX "appeal_status_created_at_idx" ON "appeal"("status", "created_at");

-- CreateIndex
CREATE INDEX "appeal_user_id_idx" ON "appeal"("user_id");

-- CreateIndex
CREATE INDEX "audit_log_room_id_id_idx" ON "audit_log"("room_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_log_subject_id_id_idx" ON "audit_log"("subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_log_actor_id_id_idx" ON "audit_log"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "report_reporter_id_status_idx" ON "report"("reporter_id", "status");

-- CreateIndex
CREATE INDEX "report_case_id_idx" ON "report"("case_id");

-- CreateIndex
CREATE INDEX "sanction_decision_id_idx" ON "sanction"("decision_id");

-- AddForeignKey
ALTER TABLE "message_reaction" ADD CONSTRAINT "message_reaction_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_reaction" ADD CONSTRAINT "message_reaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_edit" ADD CONSTRAINT "message_edit_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_message" ADD CONSTRAINT "held_message_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_message" ADD CONSTRAINT "held_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_rule" ADD CONSTRAINT "word_rule_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Reports made before there were cases join one for each target.
INSERT INTO "moderation_case" (id, target_type, target_id, subject_id, room_id, severity, reports, weight, created_at)
SELECT gen_random_uuid(), r.target_type, r.target_id,
  min(coalesce(r.evidence #>> '{message,author,id}', r.evidence #>> '{user,id}', r.evidence #>> '{room,ownerId}',
    r.evidence #>> '{playlist,ownerId}'))::uuid,
  min(CASE WHEN r.target_type = 'message' THEN r.evidence #>> '{room,id}' END)::uuid,
  max(CASE r.reason::text
    WHEN 'self_harm' THEN 5 WHEN 'illegal' THEN 5 WHEN 'violence' THEN 4 WHEN 'hate' THEN 4
    WHEN 'harassment' THEN 3 WHEN 'sexual' THEN 3 WHEN 'impersonation' THEN 2 WHEN 'spam' THEN 2 ELSE 1 END),
  count(*)::int, count(*)::float8, min(r.created_at)
FROM "report" r GROUP BY r.target_type, r.target_id;
UPDATE "report" r SET "case_id" = c.id, "status" = 'open'
FROM "moderation_case" c WHERE c.target_type = r.target_type AND c.target_id = r.target_id;
ALTER TABLE "report" ALTER COLUMN "case_id" SET NOT NULL;

-- Who reports: a user, or a visitor by e-mail; once at a time.
ALTER TABLE "report" ADD CONSTRAINT "report_one_reporter" CHECK ("reporter_id" IS NULL OR "reporter_email" IS NULL);
CREATE UNIQUE INDEX "report_open_by_user_key" ON "report"("reporter_id", "target_type", "target_id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "report_open_by_email_key" ON "report"("reporter_email", "target_type", "target_id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "moderation_case_open_key" ON "moderation_case"("target_type", "target_id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "word_rule_room_id_kind_pattern_key" ON "word_rule"("room_id", "kind", "pattern");
CREATE UNIQUE INDEX "word_rule_site_key" ON "word_rule"("kind", "pattern") WHERE "room_id" IS NULL;
CREATE INDEX "message_pinned_idx" ON "message"("room_id", "pinned_at") WHERE "pinned_at" IS NOT NULL;

-- The audit log only grows.
CREATE FUNCTION audit_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log cannot be changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE ON "audit_log"
  FOR EACH ROW EXECUTE FUNCTION audit_log_only_grows();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON "audit_log"
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows();

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "moderation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;


