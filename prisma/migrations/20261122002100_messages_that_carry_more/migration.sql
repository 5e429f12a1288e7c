-- AlterTable
ALTER TABLE "member" ADD COLUMN     "typing_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "pin_slot" SMALLINT;

-- Written by hand: what Prisma's schema cannot say.

-- Words anywhere in the messages of one room. The list of what is not sorted in yet is short, so that no send waits
-- long for it to be sorted in.
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX "message_search_idx" ON "message" USING gin (room_id, matinee_fold(body) gin_trgm_ops)
  WITH (gin_pending_list_limit = 256) WHERE "deleted_at" IS NULL AND "hidden_at" IS NULL;

-- Of several who pin or react at once, no more get through than there is room for.
WITH numbered AS (
  SELECT id, row_number() OVER (PARTITION BY room_id ORDER BY pinned_at, id) AS slot
  FROM "message" WHERE "pinned_at" IS NOT NULL
)
UPDATE "message" m SET "pin_slot" = n.slot FROM numbered n WHERE n.id = m.id AND n.slot <= 20;
UPDATE "message" SET "pinned_at" = NULL, "pinned_by_id" = NULL WHERE "pin_slot" IS NULL AND "pinned_at" IS NOT NULL;
ALTER TABLE "message" ADD CONSTRAINT "message_pin_slot_check" CHECK ("pin_slot" BETWEEN 1 AND 20);
CREATE UNIQUE INDEX "message_pin_slot_key" ON "message"("room_id", "pin_slot") WHERE "pinned_at" IS NOT NULL;
ALTER TABLE "message" ADD CONSTRAINT "message_reactions_check" CHECK (jsonb_array_length("reactions") <= 20);

-- Whoever deletes a message, nothing hangs on it any more.
CREATE FUNCTION public.matinee_message_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.reactions := '[]';
  NEW.mentions := '{}';
  NEW.pinned_at := NULL;
  NEW.pinned_by_id := NULL;
  NEW.pin_slot := NULL;
  DELETE FROM public.message_reaction WHERE message_id = NEW.id;
  DELETE FROM public.message_edit WHERE message_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER "message_deleted" BEFORE UPDATE OF "deleted_at" ON "message"
  FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION public.matinee_message_deleted();

-- What a message said before it was edited is kept, for those who have to judge it.
CREATE FUNCTION public.matinee_message_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.message_edit (id, message_id, body, created_at)
  VALUES (gen_random_uuid(), OLD.id, OLD.body, clock_timestamp());
  RETURN NULL;
END $$;
CREATE TRIGGER "message_edited" AFTER UPDATE OF "body" ON "message"
  FOR EACH ROW WHEN (OLD.body <> NEW.body AND OLD.deleted_at IS NULL AND NEW.deleted_at IS NULL)
  EXECUTE FUNCTION public.matinee_message_edited();
