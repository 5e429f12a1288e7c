import { z } from "zod";
import { id, text } from "../input";
import type { MediaCard } from "../media/schema";
import { type CollaboratorRole, collaboratorRoles } from "../playlists/schema";
import type { User } from "../users/schema";

/** How many people, links and open suggestions a playlist may have. */
export const collaborationLimits = {
  people: 100,
  links: 20,
  suggestions: 200,
  /** Of media that one request may suggest. */
  atOnce: 50,
  note: 500,
  page: 30,
} as const;

/** What somebody is to a playlist that they work on. */
export type Role = "owner" | CollaboratorRole;

/** How things stand for the viewer with a playlist that they work on; `epoch` is its channel's. */
export type Standing = { role: Role; version: number; epoch: number };

/** Somebody who was asked to work on a list; `acceptedAt` is null until they have agreed. */
export type Collaborator = {
  user: User;
  role: CollaboratorRole;
  invitedAt: string;
  acceptedAt: string | null;
};

/** A link that makes whoever opens it a collaborator. */
export type InviteLink = {
  id: string;
  role: CollaboratorRole;
  token: string;
  createdAt: string;
  expiresAt: string | null;
};

/** Who works on a playlist. Only the owner is shown those who have not agreed yet, and the links. */
export type People = { role: Role; owner: User; collaborators: Collaborator[]; links: InviteLink[] };

/** What an invitation says before it is accepted, whether it came by name or by a link. */
export type Invitation = {
  playlist: { id: string; title: string };
  owner: User;
  role: CollaboratorRole;
  /** What the viewer is to the list already. */
  standing: Role | null;
};

/** A media that somebody proposes for a list. `media` is null while the viewer may not see it. */
export type Suggestion = {
  id: string;
  media: MediaCard | null;
  by: User;
  note: string;
  status: "open" | "accepted" | "declined";
  votes: number;
  /** The viewer is one of the votes. */
  voted: boolean;
  createdAt: string;
  decidedBy: User | null;
  decidedAt: string | null;
};

/** `role` is the viewer's own. */
export type SuggestionPage = { items: Suggestion[]; nextCursor: string | null; role: Role };

const role = z.enum(collaboratorRoles);

const token = z.string().regex(/^[0-9a-f]{32}$/, "That is not an invitation.");

export const listRef = z.strictObject({ playlistId: id });

/** Somebody's handle, with or without the @ before it. */
const handle = z
  .string()
  .trim()
  .max(61, "Nobody has that handle.")
  .regex(/^@?[A-Za-z0-9_.-]+$/, "Nobody has that handle.")
  .transform((value) => value.replace(/^@/, ""));

export const inviteInput = z.strictObject({ playlistId: id, handle, role });
export type InviteInput = z.output<typeof inviteInput>;

export const answerInput = z.strictObject({ playlistId: id, accept: z.boolean() });
export type AnswerInput = z.output<typeof answerInput>;

export const personRef = z.strictObject({ playlistId: id, userId: id });
export type PersonRef = z.output<typeof personRef>;

export const roleInput = personRef.extend({ role });
export type RoleInput = z.output<typeof roleInput>;

/** How many days a link works; null: until it is revoked. */
const linkDays = [1, 7, 30] as const;

export const linkInput = z.strictObject({
  playlistId: id,
  role,
  days: z.union([z.literal(linkDays), z.null()]),
});
export type LinkInput = z.output<typeof linkInput>;

export const linkRef = z.strictObject({ playlistId: id, linkId: id });
export type LinkRef = z.output<typeof linkRef>;

export const tokenInput = z.strictObject({ token });

export const suggestInput = z.strictObject({
  playlistId: id,
  mediaIds: z.array(id).min(1).max(collaborationLimits.atOnce),
  note: text(0, collaborationLimits.note).default(""),
  confirmed: z.boolean().default(false),
});
export type SuggestInput = z.output<typeof suggestInput>;

export const suggestionRef = z.strictObject({ playlistId: id, suggestionId: id });
export type SuggestionRef = z.output<typeof suggestionRef>;

export const voteInput = suggestionRef.extend({ on: z.boolean() });
export type VoteInput = z.output<typeof voteInput>;

/** Without `confirmed`, media that is not public is refused as in `addItems`. */
export const decideInput = suggestionRef.extend({
  accept: z.boolean(),
  confirmed: z.boolean().default(false),
});
export type DecideInput = z.output<typeof decideInput>;

/** All open suggestions, or a page of the decided ones. */
export const suggestionPageInput = z.strictObject({
  playlistId: id,
  decided: z.boolean().default(false),
  cursor: id.optional(),
  limit: z.number().int().min(1).max(collaborationLimits.page).default(collaborationLimits.page),
});
export type SuggestionPageInput = z.output<typeof suggestionPageInput>;
