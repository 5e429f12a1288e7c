-- What an item adds to its list's length: the part that is played, within what the media has.
CREATE FUNCTION public.matinee_part(duration int, start_ms int, end_ms int) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT greatest(0, least(coalesce(end_ms, duration), duration) - coalesce(start_ms, 0))::bigint $$;

-- A popular media is in many lists, each of which may hold thousands: what a change of that media changes is reckoned from
-- its own items. The lists are locked first and in one order, so that none is changed meanwhile, and two such changes wait
-- for each other instead of for ever.
CREATE OR REPLACE FUNCTION public.matinee_media_changed() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  DECLARE
    was boolean := OLD.status = 'ready' AND OLD.visibility = 'public';
    now_is boolean := NEW.status = 'ready' AND NEW.visibility = 'public';
    videos int := (now_is AND NEW.kind = 'video')::int - (was AND OLD.kind = 'video')::int;
    tracks int := (now_is AND NEW.kind = 'audio')::int - (was AND OLD.kind = 'audio')::int;
  BEGIN
    IF NOT was AND NOT now_is THEN
      RETURN NULL;
    END IF;
    PERFORM FROM public.playlist AS list
    WHERE list.id IN (SELECT playlist_id FROM public.playlist_item WHERE media_id = NEW.id)
    ORDER BY list.id FOR NO KEY UPDATE;
    UPDATE public.playlist AS list
    SET video_count = greatest(0, list.video_count + videos * held.items),
      audio_count = greatest(0, list.audio_count + tracks * held.items),
      duration_ms = greatest(0, list.duration_ms + held.duration)
    FROM (
      SELECT item.playlist_id, count(*)::int AS items,
        sum(CASE WHEN now_is THEN public.matinee_part(NEW.duration_ms, item.start_ms, item.end_ms) ELSE 0 END
          - CASE WHEN was THEN public.matinee_part(OLD.duration_ms, item.start_ms, item.end_ms) ELSE 0 END)::bigint AS duration
      FROM public.playlist_item AS item WHERE item.media_id = NEW.id GROUP BY item.playlist_id
    ) AS held
    WHERE list.id = held.playlist_id;
    RETURN NULL;
  END
  $$;

-- However often somebody forks a list, that is one interest in it: of the moment of the oldest fork that they still have.
CREATE OR REPLACE FUNCTION public.matinee_forked() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  BEGIN
    UPDATE public.playlist AS source SET trend = public.matinee_raised(trend, public.matinee_interest(5, NEW.created_at))
    WHERE source.id = NEW.forked_from_id AND source.owner_id <> NEW.owner_id AND NOT EXISTS (
      SELECT FROM public.playlist AS other
      WHERE other.forked_from_id = NEW.forked_from_id AND other.owner_id = NEW.owner_id AND other.id <> NEW.id);
    RETURN NULL;
  END
  $$;

-- Forks that go together, as with an account, were one interest too.
CREATE FUNCTION public.matinee_forks_deleted() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
  DECLARE
    lost record;
  BEGIN
    FOR lost IN
      SELECT forks.*, (
        SELECT min(other.created_at) FROM public.playlist AS other
        WHERE other.forked_from_id = forks.source_id AND other.owner_id = forks.owner_id
      ) AS next_at
      FROM (
        SELECT forked_from_id AS source_id, owner_id, min(created_at) AS at
        FROM gone WHERE forked_from_id IS NOT NULL GROUP BY forked_from_id, owner_id
      ) AS forks
      ORDER BY forks.source_id
    LOOP
      CONTINUE WHEN lost.next_at <= lost.at;
      UPDATE public.playlist AS source
      SET trend = public.matinee_lowered(source.trend, public.matinee_interest(5, lost.at))
      WHERE source.id = lost.source_id AND source.owner_id <> lost.owner_id;
      UPDATE public.playlist AS source
      SET trend = public.matinee_raised(source.trend, public.matinee_interest(5, lost.next_at))
      WHERE source.id = lost.source_id AND source.owner_id <> lost.owner_id AND lost.next_at IS NOT NULL;
    END LOOP;
    RETURN NULL;
  END
  $$;
DROP TRIGGER "playlist_fork_deleted" ON "playlist";
DROP FUNCTION public.matinee_fork_deleted();
CREATE TRIGGER "playlist_forks_deleted" AFTER DELETE ON "playlist" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION public.matinee_forks_deleted();

-- At the end of the transaction: the source is not held for as long as its items are being copied.
DROP TRIGGER "playlist_forked" ON "playlist";
CREATE CONSTRAINT TRIGGER "playlist_forked" AFTER INSERT ON "playlist" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.forked_from_id IS NOT NULL) EXECUTE FUNCTION public.matinee_forked();
