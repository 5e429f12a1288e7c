-- AlterTable
ALTER TABLE "user" ADD COLUMN     "channel_epoch" INTEGER NOT NULL DEFAULT 1;

-- Whatever ends a session, what is told to its user from then on goes out on a channel that it cannot get.
CREATE FUNCTION public.matinee_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public."user" SET channel_epoch = channel_epoch + 1 WHERE id IN (SELECT user_id FROM ended);
  RETURN NULL;
END $$;
CREATE TRIGGER "session_ended" AFTER DELETE ON "session"
  REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION public.matinee_session_ended();
