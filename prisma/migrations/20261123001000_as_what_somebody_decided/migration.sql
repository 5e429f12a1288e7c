-- As what somebody decided does not change with what they are later. What was written down says it of earlier decisions;
-- of those before there was a log, what was done and what whoever decided is now.
ALTER TABLE "decision" ADD COLUMN "by_role" TEXT NOT NULL DEFAULT 'site';

WITH written AS (
  SELECT DISTINCT ON (data ->> 'decisionId', actor_id) data ->> 'decisionId' AS decision_id, actor_id, actor_role
  FROM "audit_log"
  WHERE data ->> 'decisionId' IS NOT NULL AND action <> 'decision-reversed' AND action NOT LIKE 'appeal-%'
  ORDER BY data ->> 'decisionId', actor_id, id
),
known AS (
  SELECT d.id, w.actor_role AS written, u.role::text AS role, r.owner_id = d.by_id AS owned,
    d.room_id IS NULL OR d.actions @?
      '$[*] ? (@.scope == "site" || @.kind == "hide-playlist" || @.kind == "close-room" || @.kind == "remove-media")' AS wide
  FROM "decision" d
  LEFT JOIN written w ON w.decision_id = d.id::text AND w.actor_id = d.by_id
  LEFT JOIN "user" u ON u.id = d.by_id
  LEFT JOIN "room" r ON r.id = d.room_id
  WHERE d.by_id IS NOT NULL
)
UPDATE "decision" d SET by_role = coalesce(k.written, CASE
    WHEN k.role = 'admin' THEN 'admin'
    WHEN k.role = 'moderator' OR k.wide THEN 'staff'
    WHEN k.owned THEN 'owner'
    ELSE 'moderator' END)
FROM known k WHERE k.id = d.id;
