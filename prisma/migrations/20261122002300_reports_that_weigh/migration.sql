-- AlterTable
ALTER TABLE "report" ADD COLUMN     "weight" DOUBLE PRECISION NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "moderation_case_status_decided_at_id_idx" ON "moderation_case"("status", "decided_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_log_case_id_id_idx" ON "audit_log"("case_id", "id" DESC);
