-- Sanctions that were imposed before there were decisions get one each, so that whom they are about sees and appeals them
-- as any other.
INSERT INTO "decision" (id, subject_id, room_id, by_id, actions, statement, created_at)
SELECT s.id, s.user_id, s.room_id, s.by_id,
  jsonb_build_array(jsonb_build_object(
    'kind', s.kind, 'scope', CASE WHEN s.room_id IS NULL THEN 'site' ELSE 'room' END,
    'until', to_char(s.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
  s.reason, s.created_at
FROM "sanction" s WHERE s.decision_id IS NULL;
UPDATE "sanction" SET decision_id = id WHERE decision_id IS NULL;
