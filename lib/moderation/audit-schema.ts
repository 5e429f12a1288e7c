import { z } from "zod";
import { id } from "../input";
import type { User } from "../users/schema";

/** Everything that is written down. A new one goes here; its words are in components/moderation. */
export const auditActions = [
  "case-claimed",
  "case-released",
  "case-decided",
  "case-dismissed",
  "message-hidden",
  "message-shown",
  "message-deleted",
  "messages-deleted",
  "message-pinned",
  "message-unpinned",
  "warning",
  "timeout",
  "mute",
  "ban",
  "kick",
  "sanction-lifted",
  "playlist-hidden",
  "room-changed",
  "room-closed",
  "room-reopened",
  "room-deleted",
  "room-rules-changed",
  "room-role",
  "room-transferred",
  "media-standing",
  "calm-on",
  "calm-off",
  "word-rule-added",
  "word-rule-removed",
  "held-approved",
  "held-rejected",
  "appeal-claimed",
  "appeal-released",
  "appeal-upheld",
  "appeal-reversed",
  "decision-reversed",
  "site-role",
  "site-rules-changed",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** As what somebody acted: in their room, on the whole site, or the site by itself. */
export const actorRoles = ["owner", "moderator", "staff", "admin", "site"] as const;
export type ActorRole = (typeof actorRoles)[number];

/** One line of the log as staff see it. `data` says what else there is to say. */
export type AuditLine = {
  id: string;
  at: string;
  actor: User | null;
  actorRole: ActorRole;
  action: AuditAction;
  room: { id: string; title: string } | null;
  subject: User | null;
  caseId: string | null;
  data: Record<string, unknown>;
};
export type AuditPage = { items: AuditLine[]; nextCursor: string | null };

/** One line of a room's log without names: what was done and as what, not by whom nor to whom. */
export type RoomLogLine = {
  id: string;
  at: string;
  actorRole: ActorRole;
  action: AuditAction;
  data: { reason?: string; minutes?: number | null; hours?: number; count?: number };
};
export type RoomLogPage = { items: RoomLogLine[]; nextCursor: string | null };

const page = {
  cursor: z
    .string()
    .regex(/^[0-9]{1,18}$/)
    .optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
};

export const auditQuery = z.strictObject({
  action: z.enum(auditActions).optional(),
  roomId: id.optional(),
  subjectId: id.optional(),
  actorId: id.optional(),
  caseId: id.optional(),
  ...page,
});
export type AuditQuery = z.input<typeof auditQuery>;

export const roomLogQuery = z.strictObject({ roomId: id, ...page });
export type RoomLogQuery = z.input<typeof roomLogQuery>;
