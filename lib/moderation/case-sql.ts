import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { SignedIn } from "../viewer";
import type { CaseCard } from "./case-schema";
import { type ClaimRow, claimColumns, toClaim } from "./claim-data";
import { placedRoomJson } from "./room-sql";
import { userJson } from "./user-sql";

const EXCERPT = 200;

export type CardRow = Omit<CaseCard, "createdAt" | "decidedAt" | "claim"> & {
  createdAt: Date;
  decidedAt: Date | null;
} & ClaimRow;

/** SQL of the first evidence of the case `c`, as `first.evidence`. */
export const firstEvidence = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT evidence FROM report WHERE case_id = c.id ORDER BY created_at, id LIMIT 1
  ) first ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(CASE c.target_type
        WHEN 'message' THEN first.evidence #>> '{message,author,name}' WHEN 'user' THEN first.evidence #>> '{user,name}'
        WHEN 'room' THEN first.evidence #>> '{room,title}' WHEN 'playlist' THEN first.evidence #>> '{playlist,title}'
        ELSE first.evidence #>> '{media,title}' END, '') AS title,
      left(coalesce(CASE c.target_type
        WHEN 'message' THEN first.evidence #>> '{message,body}' WHEN 'user' THEN '@' || (first.evidence #>> '{user,handle}')
        WHEN 'room' THEN first.evidence #>> '{room,topic}'
        WHEN 'playlist' THEN first.evidence #>> '{playlist,description}'
        ELSE first.evidence #>> '{media,description}' END, ''), ${EXCERPT}::int) AS excerpt
  ) shown`;

/** SQL of the `CardRow`s of those rows of `moderation_case` that `source` selects, in no order. */
export function cardsOf(source: Prisma.Sql) {
  return Prisma.sql`
    SELECT c.id, json_build_object('type', c.target_type, 'id', c.target_id, 'title', shown.title,
        'excerpt', shown.excerpt) AS target,
      ${userJson("su")} AS subject,
      ${placedRoomJson} AS room,
      (SELECT coalesce(json_agg(json_build_object('reason', g.reason, 'count', g.count) ORDER BY g.count DESC, g.reason), '[]')
        FROM (SELECT reason, count(*)::int FROM report WHERE case_id = c.id GROUP BY reason) g) AS reasons,
      c.severity, c.reports, c.weight, c.status::text AS status, c.hidden_at IS NOT NULL AS hidden,
      c.created_at AS "createdAt", c.decided_at AS "decidedAt", ${claimColumns(Prisma.sql`c.claimed_until`)}
    FROM (${source}) c
    ${firstEvidence}
    LEFT JOIN "user" su ON su.id = c.subject_id
    LEFT JOIN room r ON r.id = c.room_id
    LEFT JOIN "user" cu ON cu.id = c.claimed_by_id AND c.claimed_until > now() AND c.status = 'open'`;
}

/** A row that `cardsOf` selected as the viewer sees it. */
export function toCard(viewer: SignedIn, row: CardRow): CaseCard {
  const { claimBy, claimUntil, claimStaff, createdAt, decidedAt, ...card } = row;
  return {
    ...card,
    claim: toClaim(viewer, row),
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
