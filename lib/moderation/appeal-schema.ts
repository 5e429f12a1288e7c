import { z } from "zod";
import { id, text } from "../input";
import type { User } from "../users/schema";
import type { Claim, DecisionLine, Done, FrozenEvidence, PersonHistory } from "./case-schema";
import type { ReportReason } from "./schema";

/** How long after a decision its subject can appeal. */
export const APPEAL_MONTHS = 6;

/** A sanction as whom it is about sees it. `active`: in force by the database's clock. */
export type OwnSanction = {
  id: string;
  kind: "warning" | "timeout" | "mute" | "ban";
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  active: boolean;
};

export type OwnAppeal = {
  status: "open" | "upheld" | "reversed";
  words: string;
  createdAt: string;
  decidedAt: string | null;
  answer: string;
};

/**
 * One decision about the viewer: what was done, why, for how long, and whether it was `automated`; never by whom.
 * `appealUntil` is null once it is appealed, reversed, or too long ago.
 */
export type RecordEntry = {
  id: string;
  room: { id: string; title: string } | null;
  automated: boolean;
  actions: Done[];
  reason: ReportReason | null;
  statement: string;
  createdAt: string;
  reversedAt: string | null;
  sanctions: OwnSanction[];
  appeal: OwnAppeal | null;
  appealUntil: string | null;
};
export type RecordPage = { items: RecordEntry[]; nextCursor: string | null };

const page = {
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(20),
};

export const recordQuery = z.strictObject(page);
export type RecordQuery = z.input<typeof recordQuery>;

/** Asks for another look at a decision about oneself. */
export const appealInput = z.strictObject({ decisionId: id, words: text(1, 2_000) });
export type AppealInput = z.output<typeof appealInput>;

/** A page of the appeals that the viewer may decide, the oldest first; decided ones, the newest first. */
export const appealQuery = z.strictObject({
  status: z.enum(["open", "decided"]).default("open"),
  claim: z.enum(["free", "mine"]).optional(),
  roomId: id.optional(),
  ...page,
});
export type AppealQuery = z.input<typeof appealQuery>;

export const appealRef = z.strictObject({ appealId: id });

/** An appeal as a line of the queue. */
export type AppealCard = {
  id: string;
  user: User;
  decision: DecisionLine;
  words: string;
  status: "open" | "upheld" | "reversed";
  createdAt: string;
  claim: Claim | null;
  decidedBy: User | null;
  decidedAt: string | null;
  answer: string;
};
export type AppealPage = { items: AppealCard[]; nextCursor: string | null };

/** An appeal with all that it takes to decide it: what was reported, and what else is known of the person. */
export type AppealDetails = AppealCard & { evidence: FrozenEvidence[]; person: PersonHistory | null };

/** `upheld` leaves the decision as it is, `reversed` undoes what can be undone. `answer` is what the person reads. */
export const decideAppealInput = z.strictObject({
  appealId: id,
  outcome: z.enum(["upheld", "reversed"]),
  answer: text(1, 2_000),
});
export type DecideAppealInput = z.output<typeof decideAppealInput>;
