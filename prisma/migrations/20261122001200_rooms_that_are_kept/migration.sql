-- AlterEnum
ALTER TYPE "RoomVisibility" ADD VALUE 'private';

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "read_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "role_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "room" ADD COLUMN     "topic" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "room_invite_token_key";

-- CreateTable
CREATE TABLE "room_invite" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_guest" (
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_guest_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "room_invite_token_key" ON "room_invite"("token");

-- CreateIndex
CREATE INDEX "room_invite_room_id_idx" ON "room_invite"("room_id");

-- CreateIndex
CREATE INDEX "room_guest_user_id_idx" ON "room_guest"("user_id");

-- CreateIndex
CREATE INDEX "room_guest_by_id_idx" ON "room_guest"("by_id");

-- CreateIndex
CREATE INDEX "room_owner_id_idx" ON "room"("owner_id");

-- CreateIndex
CREATE INDEX "member_room_id_role_joined_at_user_id_idx" ON "member"("room_id", "role", "joined_at", "user_id");

-- AddForeignKey
ALTER TABLE "room_invite" ADD CONSTRAINT "room_invite_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_guest" ADD CONSTRAINT "room_guest_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_guest" ADD CONSTRAINT "room_guest_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_guest" ADD CONSTRAINT "room_guest_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Written by hand: what Prisma's schema cannot say.
-- Links given out before go on working.
INSERT INTO "room_invite" ("id", "room_id", "token")
SELECT gen_random_uuid(), "id", "invite_token" FROM "room" WHERE "invite_token" IS NOT NULL;
ALTER TABLE "room" DROP COLUMN "invite_token";
ALTER TABLE "room_invite" ADD CONSTRAINT "room_invite_max_uses_check" CHECK (max_uses > 0);
ALTER TABLE "room" ADD CONSTRAINT "room_topic_check" CHECK (char_length(topic) <= 200);

UPDATE "member" SET "read_seq" = room.last_seq, "role_at" = "joined_at" FROM "room" WHERE room.id = member.room_id;

-- Passes a room whose owner is no member any more to the longest-serving moderator, then member; answers the new owner.
-- Members are locked before the room, as everywhere. Nobody there: it stays whose it is.
CREATE FUNCTION public.matinee_pass_room_on(passed uuid) RETURNS uuid
  LANGUAGE plpgsql
  AS $$
  DECLARE
    heir uuid;
  BEGIN
    IF NOT EXISTS (
      SELECT FROM public.room AS r WHERE r.id = passed AND r.lobby_of IS NULL AND NOT EXISTS (
        SELECT FROM public.member AS m WHERE m.room_id = r.id AND m.user_id = r.owner_id AND m.left_at IS NULL)
    ) THEN
      RETURN NULL;
    END IF;
    -- Again, when the one it waited for has left meanwhile.
    FOR attempt IN 1..3 LOOP
      SELECT m.user_id INTO heir
      FROM public.member AS m
      WHERE m.room_id = passed AND m.left_at IS NULL AND NOT EXISTS (
        SELECT FROM public.sanction AS s
        WHERE s.user_id = m.user_id AND s.kind = 'ban' AND (s.room_id = passed OR s.room_id IS NULL)
          AND s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > now()))
      ORDER BY m.role = 'moderator' DESC, CASE m.role WHEN 'moderator' THEN m.role_at ELSE m.joined_at END, m.user_id
      LIMIT 1
      FOR UPDATE OF m;
      EXIT WHEN heir IS NOT NULL;
    END LOOP;
    IF heir IS NULL THEN
      RETURN NULL;
    END IF;
    UPDATE public.room AS r SET owner_id = heir
    WHERE r.id = passed AND NOT EXISTS (
      SELECT FROM public.member AS m WHERE m.room_id = r.id AND m.user_id = r.owner_id AND m.left_at IS NULL);
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    UPDATE public.member AS m
    SET role = CASE WHEN m.user_id = heir THEN 'owner' ELSE 'member' END::public."MemberRole", role_at = now()
    WHERE m.room_id = passed AND (m.user_id = heir OR m.role = 'owner');
    RETURN heir;
  END
  $$;

-- An owner's account is gone: its foreign key has set the room's owner to null.
CREATE FUNCTION public.matinee_owner_gone() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    DELETE FROM public.member WHERE room_id = NEW.id AND user_id = OLD.owner_id;
    PERFORM public.matinee_pass_room_on(NEW.id);
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "room_owner_gone" AFTER UPDATE OF owner_id ON "room"
  FOR EACH ROW WHEN (OLD.owner_id IS NOT NULL AND NEW.owner_id IS NULL)
  EXECUTE FUNCTION public.matinee_owner_gone();
