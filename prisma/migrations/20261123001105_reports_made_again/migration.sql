-- CreateTable
CREATE TABLE "report_again" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_again_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_again_report_id_idx" ON "report_again"("report_id");

-- AddForeignKey
ALTER TABLE "report_again" ADD CONSTRAINT "report_again_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;
