import { z } from "zod";
import { id } from "../input";
import type { ReportTarget } from "../moderation/schema";
import type { CollaboratorRole } from "../playlists/schema";
import type { User } from "../users/schema";

type Named = { id: string; title: string };
type ByOn<What> = { by: User } & What;
/** Null for a media that whoever is told may not see. */
type NamedMedia = Named | null;
/** A message by its place in a room, and how it begins: empty once it is deleted or hidden. */
type MessageIn = { room: Named; mediaId: string; messageId: string; seq: number; excerpt: string };

/**
 * What users are told, by kind, and what the line of each shows. A new kind goes here, into `notificationKinds`, and
 * gets its line in components/notifications/lines.ts. At most 8 KB each: they travel in one event.
 */
export type NotificationData = {
  /** Somebody asks the user to work on a list. */
  "playlist-invitation": ByOn<{ playlist: Named; role: CollaboratorRole }>;
  /** Somebody has accepted an invitation to the user's list, or came by its link. */
  "playlist-joined": ByOn<{ playlist: Named; role: CollaboratorRole }>;
  /** Somebody proposes a media, and perhaps `more`, for a list that the user decides on. */
  suggestion: ByOn<{ playlist: Named; media: NamedMedia; more?: number }>;
  /** What the user proposed was accepted or declined. */
  "suggestion-decided": ByOn<{ playlist: Named; media: NamedMedia; accepted: boolean }>;
  /** The user has been given a list. */
  "playlist-transferred": ByOn<{ playlist: Named }>;
  /** Somebody wrote the user's name in a room. */
  mention: ByOn<MessageIn>;
  /** Somebody answered the user's message. */
  reply: ByOn<MessageIn>;
  /** Somebody lets the user into a private room. */
  "room-invitation": ByOn<{ room: Named; mediaId: string }>;
  /** The user has been made a moderator of a room, or its owner. */
  "room-role": ByOn<{ room: Named; mediaId: string; role: "moderator" | "owner" }>;
  /** Moderators, who stay unnamed, have decided on something that the user reported. `upheld`: they did something. */
  "report-decided": { reportId: string; target: ReportTarget; title: string | null; upheld: boolean };
  /** Moderators, or the site by itself, have done something about the user. `until` of the longest sanction; null without end. */
  sanction: {
    decisionId: string;
    kind: "warning" | "timeout" | "mute" | "ban" | "removal";
    room: Named | null;
    until: string | null;
  };
  /** The user's appeal is decided. */
  "appeal-decided": { decisionId: string; reversed: boolean };
  /** What was done about the user has been taken back without an appeal, or has been lifted. */
  "decision-reversed": { decisionId: string; room: Named | null };
};
export type NotificationKind = keyof NotificationData;

/** Every kind there is; rows of any other (from another version of the site) are not shown. */
export const notificationKinds = [
  "playlist-invitation",
  "playlist-joined",
  "suggestion",
  "suggestion-decided",
  "playlist-transferred",
  "mention",
  "reply",
  "room-invitation",
  "room-role",
  "report-decided",
  "sanction",
  "appeal-decided",
  "decision-reversed",
] as const satisfies NotificationKind[];

/** One line of what a user is told, as the API and the event `notification` show it. */
export type Notification = {
  [Kind in NotificationKind]: {
    id: string;
    kind: Kind;
    data: NotificationData[Kind];
    createdAt: string;
    readAt: string | null;
  };
}[NotificationKind];

/** `unread` counts no further than `MOST_UNREAD`. */
export type NotificationPage = { items: Notification[]; nextCursor: string | null; unread: number };

/** Who has more unread than this is told so, and not how many. */
export const MOST_UNREAD = 100;

/** A request of `GET /api/notifications`: newest first, from the one named by `cursor` on. */
export const notificationQuery = z.strictObject({
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type NotificationQuery = z.output<typeof notificationQuery>;

/** Marks those named as read, or all up to one: what comes meanwhile stays unread. */
export const readInput = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100) }),
  z.strictObject({ upTo: id }),
]);
export type ReadInput = z.output<typeof readInput>;
