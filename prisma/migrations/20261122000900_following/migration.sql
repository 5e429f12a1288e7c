-- AlterTable
ALTER TABLE "follow" ADD COLUMN "share_token" TEXT;

-- CreateTable
CREATE TABLE "upstream_item" (
    "playlist_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "upstream_item_pkey" PRIMARY KEY ("playlist_id","item_id")
);

-- CreateTable
CREATE TABLE "playlist_play" (
    "user_id" UUID NOT NULL,
    "playlist_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "playlist_play_pkey" PRIMARY KEY ("user_id","playlist_id")
);

-- CreateIndex
CREATE INDEX "playlist_play_playlist_id_idx" ON "playlist_play"("playlist_id");

-- AddForeignKey
ALTER TABLE "upstream_item" ADD CONSTRAINT "upstream_item_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_play" ADD CONSTRAINT "playlist_play_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_play" ADD CONSTRAINT "playlist_play_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlist"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Written by hand: followers are counted and the trend is kept where follows, forks and plays are written.

-- Forward decay (lib/following/data.ts): interest of a weight counts 2^(age of the site in half-lives of a week) times
-- that weight for ever, so nothing has to be aged. The sum is kept as its logarithm, which never grows out of a float.
CREATE FUNCTION public.matinee_interest(weight float8, at timestamptz) RETURNS float8
  LANGUAGE sql IMMUTABLE
  AS $$ SELECT ln(weight) / ln(2::float8) + extract(epoch FROM at - '2026-01-01 00:00:00+00'::timestamptz)::float8 / (7 * 86400) $$;

CREATE FUNCTION public.matinee_raised(trend float8, interest float8) RETURNS float8
  LANGUAGE sql IMMUTABLE
  AS $$
    SELECT greatest(trend, interest) + ln(1 + power(2::float8, -least(abs(trend - interest), 60))) / ln(2::float8)
  $$;

-- What taking an interest back leaves; 0, which is next to nothing, when it was all there was.
CREATE FUNCTION public.matinee_lowered(trend float8, interest float8) RETURNS float8
  LANGUAGE sql IMMUTABLE
  AS $$
    SELECT CASE WHEN trend - interest < 1e-6 THEN 0
      ELSE greatest(0, trend + ln(1 - power(2::float8, -least(trend - interest, 60))) / ln(2::float8)) END
  $$;

CREATE FUNCTION public.matinee_followed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE public.playlist SET followers = followers + 1, trend = public.matinee_raised(trend, public.matinee_interest(3, NEW.created_at))
    WHERE id = NEW.playlist_id;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "follow_added" AFTER INSERT ON "follow" FOR EACH ROW EXECUTE FUNCTION public.matinee_followed();

CREATE FUNCTION public.matinee_unfollowed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE public.playlist SET followers = greatest(0, followers - 1), trend = public.matinee_lowered(trend, public.matinee_interest(3, OLD.created_at))
    WHERE id = OLD.playlist_id;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "follow_removed" AFTER DELETE ON "follow" FOR EACH ROW EXECUTE FUNCTION public.matinee_unfollowed();

CREATE FUNCTION public.matinee_forked() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE public.playlist SET trend = public.matinee_raised(trend, public.matinee_interest(5, NEW.created_at))
    WHERE id = NEW.forked_from_id AND owner_id <> NEW.owner_id;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "playlist_forked" AFTER INSERT ON "playlist"
  FOR EACH ROW WHEN (NEW.forked_from_id IS NOT NULL) EXECUTE FUNCTION public.matinee_forked();

CREATE FUNCTION public.matinee_fork_deleted() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE public.playlist SET trend = public.matinee_lowered(trend, public.matinee_interest(5, OLD.created_at))
    WHERE id = OLD.forked_from_id AND owner_id <> OLD.owner_id;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "playlist_fork_deleted" AFTER DELETE ON "playlist"
  FOR EACH ROW WHEN (OLD.forked_from_id IS NOT NULL) EXECUTE FUNCTION public.matinee_fork_deleted();

-- A list that somebody else plays: once a day and user, however often they press play.
CREATE FUNCTION public.matinee_list_played() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    INSERT INTO public.playlist_play AS play (user_id, playlist_id, day)
    VALUES (NEW.user_id, NEW.playlist_id, (NEW.updated_at AT TIME ZONE 'UTC')::date)
    ON CONFLICT (user_id, playlist_id) DO UPDATE SET day = EXCLUDED.day WHERE play.day < EXCLUDED.day;
    IF FOUND THEN
      UPDATE public.playlist SET trend = public.matinee_raised(trend, public.matinee_interest(1, NEW.updated_at))
      WHERE id = NEW.playlist_id AND owner_id <> NEW.user_id;
    END IF;
    RETURN NULL;
  END
  $$;
CREATE TRIGGER "playlist_progress_made" AFTER INSERT ON "playlist_progress"
  FOR EACH ROW EXECUTE FUNCTION public.matinee_list_played();
CREATE TRIGGER "playlist_progress_renewed" AFTER UPDATE OF updated_at ON "playlist_progress"
  FOR EACH ROW WHEN ((OLD.updated_at AT TIME ZONE 'UTC')::date < (NEW.updated_at AT TIME ZONE 'UTC')::date)
  EXECUTE FUNCTION public.matinee_list_played();
