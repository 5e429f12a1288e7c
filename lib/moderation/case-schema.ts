import { z } from "zod";
import { id, text } from "../input";
import type { User } from "../users/schema";
import { type ReportReason, type ReportTarget, reportReasons, reportTargets } from "./schema";

/** Where an action holds: in the room in question or on the whole site. */
export const scopes = ["room", "site"] as const;
export type Scope = (typeof scopes)[number];

/** The longest timeout: two weeks. */
export const MAX_TIMEOUT_MINUTES = 14 * 24 * 60;
const YEAR_IN_MINUTES = 365 * 24 * 60;

const scope = z.enum(scopes);
const minutes = z.int().min(1).max(YEAR_IN_MINUTES).optional();

/**
 * What moderators can do. `minutes` left out is for good. `delete-recent` deletes what the person wrote in the last hour
 * or day; `kick` ends a membership and lets them come back.
 */
export const actionInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("delete-message") }),
  z.strictObject({ kind: z.literal("delete-recent"), hours: z.union([z.literal(1), z.literal(24)]), scope }),
  z.strictObject({ kind: z.literal("warning"), scope }),
  z.strictObject({ kind: z.literal("timeout"), scope, minutes: z.int().min(1).max(MAX_TIMEOUT_MINUTES) }),
  z.strictObject({ kind: z.literal("mute"), scope, minutes }),
  z.strictObject({ kind: z.literal("ban"), scope, minutes }),
  z.strictObject({ kind: z.literal("kick") }),
  z.strictObject({ kind: z.literal("hide-playlist") }),
  z.strictObject({ kind: z.literal("close-room") }),
  z.strictObject({ kind: z.literal("remove-media") }),
]);
export type Action = z.output<typeof actionInput>;
export type ActionKind = Action["kind"];

/** What was done, as decisions keep it: `until` is when it ends (null: never), `count` how many messages went. */
export type Done = {
  kind: ActionKind | "hide-message";
  scope?: Scope;
  until?: string | null;
  count?: number;
};

const actions = z
  .array(actionInput)
  .max(6)
  .refine(
    (all) => new Set(all.map(({ kind }) => kind)).size === all.length,
    "Each kind of action once, please.",
  );

/** A decision on a case; no actions is a dismissal. `words` is what the person concerned reads besides the bare facts. */
export const decideInput = z.strictObject({
  caseId: id,
  actions,
  reason: z.enum(reportReasons),
  words: text(0, 2_000).default(""),
});
export type DecideInput = z.input<typeof decideInput>;

/** What is done at the moment, without a case. `roomId`: for a user, in which room; on the whole site without it. */
export const actInput = z.strictObject({
  target: z.strictObject({ type: z.enum(reportTargets), id }),
  roomId: id.optional(),
  actions: actions.min(1),
  reason: z.enum(reportReasons).default("other"),
  words: text(0, 2_000).default(""),
});
export type ActInput = z.input<typeof actInput>;

const page = {
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(30),
};

/** A page of the queue. `claim`: nobody's, or the viewer's own. `query` looks in names, titles and reported words. */
export const caseQuery = z.strictObject({
  status: z.enum(["open", "decided"]).default("open"),
  claim: z.enum(["free", "mine"]).optional(),
  targetType: z.enum(reportTargets).optional(),
  reason: z.enum(reportReasons).optional(),
  roomId: id.optional(),
  subjectId: id.optional(),
  query: text(0, 100).default(""),
  ...page,
});
export type CaseQuery = z.input<typeof caseQuery>;

export const caseRef = z.strictObject({ caseId: id });
export const sanctionRef = z.strictObject({ sanctionId: id });

type NamedRoom = { id: string; title: string; mediaId: string };

/** Who works on a case or an appeal, until when. `takeable`: the viewer may take it over from them. */
export type Claim = { by: User; until: string; mine: boolean; takeable: boolean };

/** A case as a line of the queue. `title` and `excerpt` are of the frozen evidence. `hidden`: reports alone hid it. */
export type CaseCard = {
  id: string;
  target: { type: ReportTarget; id: string; title: string; excerpt: string };
  subject: User | null;
  room: NamedRoom | null;
  reasons: { reason: ReportReason; count: number }[];
  severity: number;
  reports: number;
  weight: number;
  status: "open" | "decided";
  claim: Claim | null;
  hidden: boolean;
  createdAt: string;
  decidedAt: string | null;
};
export type CasePage = { items: CaseCard[]; nextCursor: string | null };

/** A message as it was. `edits` is what it said before, oldest first. */
export type QuotedMessage = {
  id: string;
  seq: number;
  rev: number;
  body: string;
  author: { id: string; handle: string; name: string };
  mediaPositionMs: number | null;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  edits?: { body: string; createdAt: string }[];
};

/** A target as it was when it was reported; what is there depends on its type. */
export type EvidenceContent = {
  message?: QuotedMessage;
  neighbours?: QuotedMessage[];
  user?: User;
  room?: { id: string; title: string; topic?: string; mediaId: string; ownerId?: string | null };
  playlist?: { id: string; title: string; description: string; ownerId: string };
  items?: { title: string; note: string }[];
  media?: { id: string; title: string; artist: string; description: string };
};
export type FrozenEvidence = { at: string; content: EvidenceContent };

/** One report as moderators see it; `by` is null for a visitor, whose `email` only staff see. */
export type CaseReport = {
  id: string;
  by: User | null;
  email: string | null;
  reason: ReportReason;
  details: string;
  weight: number;
  createdAt: string;
};

/** What was decided. `by` null: nobody, it was `automated`. `caseId` null: done at the moment. */
export type DecisionLine = {
  id: string;
  caseId: string | null;
  subject: User | null;
  room: { id: string; title: string } | null;
  by: User | null;
  automated: boolean;
  actions: Done[];
  reason: ReportReason | null;
  statement: string;
  createdAt: string;
  reversedAt: string | null;
  appeal: { id: string; status: "open" | "upheld" | "reversed" } | null;
};

/** A sanction as moderators see it. `active`: in force by the database's clock. */
export type SanctionLine = {
  id: string;
  kind: "warning" | "timeout" | "mute" | "ban";
  room: { id: string; title: string } | null;
  by: User | null;
  reason: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  active: boolean;
  decisionId: string | null;
};

/** What is known of a person where the viewer moderates: room moderators see their rooms', staff everything. */
export type PersonHistory = {
  user: User & { role: "user" | "moderator" | "admin"; createdAt: string };
  sanctions: SanctionLine[];
  decisions: DecisionLine[];
  /** Cases about them, and how many of these led to something. */
  cases: { total: number; upheld: number };
  /** How their own reports ended. */
  reporting: { total: number; decided: number; upheld: number };
};

/** A case with all that it takes to decide it. `may`: what this viewer can do here. */
export type CaseDetails = CaseCard & {
  /** Oldest first: more than one when what is reported changed between reports. */
  evidence: FrozenEvidence[];
  /** The first hundred. */
  reportList: CaseReport[];
  person: PersonHistory | null;
  /** Of this case and of earlier ones about the same target, newest first. */
  decisions: DecisionLine[];
  /** The target as it is now, with what is around it; null when it is gone. */
  live: EvidenceContent | null;
  may: { kind: ActionKind; scope: Scope | null }[];
};

/** What there is to do for the viewer: whether they moderate anything, and how many open cases are theirs to decide. */
export type Duty = { moderates: boolean; staff: boolean; open: number };

/** What a decision made stale: pages to be made anew after it (`refreshStale`). */
export type Stale = { playlistIds: string[]; mediaIds: string[] };

/** The answer to a decision or an action. */
export type Decided = { decision: DecisionLine; stale: Stale };
