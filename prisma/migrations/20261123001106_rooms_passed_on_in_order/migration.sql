-- Passes a room whose owner is no member any more to the longest-serving moderator, then member; answers the new owner.
-- Nobody there: it stays whose it is. Members are locked before the room, as everywhere, the former owner among them: whose
-- row came last, after the room's, locked up whoever left and came back, or left with their heirs.
CREATE OR REPLACE FUNCTION public.matinee_pass_room_on(passed uuid) RETURNS uuid
  LANGUAGE plpgsql
  AS $$
  DECLARE
    heir uuid;
  BEGIN
    -- The former owner before the heir; again, when the one it waited for is the owner no more.
    FOR attempt IN 1..5 LOOP
      PERFORM FROM public.member AS m WHERE m.room_id = passed AND m.role = 'owner' FOR UPDATE;
      EXIT WHEN FOUND OR NOT EXISTS (
        SELECT FROM public.member AS m WHERE m.room_id = passed AND m.role = 'owner');
    END LOOP;
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
