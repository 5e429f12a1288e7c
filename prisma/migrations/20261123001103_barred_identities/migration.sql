-- CreateTable
CREATE TABLE "barred_identity" (
    "hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "barred_identity_pkey" PRIMARY KEY ("hash","user_id")
);

-- CreateIndex
CREATE INDEX "barred_identity_user_id_idx" ON "barred_identity"("user_id");

-- AddForeignKey
ALTER TABLE "barred_identity" ADD CONSTRAINT "barred_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
