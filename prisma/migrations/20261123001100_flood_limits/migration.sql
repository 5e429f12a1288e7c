-- AlterTable
ALTER TABLE "room" ADD COLUMN     "flood_limit" INTEGER;

-- AlterTable
ALTER TABLE "site_rules" ADD COLUMN     "flood_limit" INTEGER;

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "last_said" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];
