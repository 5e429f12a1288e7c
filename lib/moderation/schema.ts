import { z } from "zod";
import { id, isStorable, text } from "../input";
import { openRef } from "../playlists/schema";

export const reportTargets = ["message", "user", "room", "playlist", "media"] as const;
export type ReportTarget = (typeof reportTargets)[number];

export const reportReasons = [
  "spam",
  "harassment",
  "hate",
  "sexual",
  "violence",
  "self_harm",
  "illegal",
  "spoiler",
  "impersonation",
  "other",
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How grave a reason is: what orders the queue first. A case is as grave as the gravest of its reports. */
export const severityOf: Record<ReportReason, number> = {
  self_harm: 5,
  illegal: 5,
  violence: 4,
  hate: 4,
  harassment: 3,
  sexual: 3,
  impersonation: 2,
  spam: 2,
  spoiler: 1,
  other: 1,
};

/** A report as its reporter sees it. `upheld`: once closed, whether something was done about it. */
export type Report = {
  id: string;
  targetType: ReportTarget;
  targetId: string;
  reason: ReportReason;
  details: string;
  status: "open" | "closed";
  upheld: boolean | null;
  createdAt: string;
  closedAt: string | null;
};
export type ReportPage = { items: Report[]; nextCursor: string | null };

const email = z
  .string()
  .refine(isStorable, "That is not an email address.")
  .trim()
  .toLowerCase()
  .max(254, "That is not an email address.")
  .pipe(z.email("That is not an email address."));

/**
 * `share` is the end of the link by which an unlisted playlist was opened. `email` is needed of visitors who are not
 * signed in, and looked at for nobody else. `block`: block the person it is about as well.
 */
export const reportInput = z.strictObject({
  targetType: z.enum(reportTargets),
  targetId: id,
  share: openRef.shape.share,
  reason: z.enum(reportReasons),
  details: text(0, 2_000).default(""),
  email: email.optional(),
  block: z.boolean().default(false),
});
/** What the reporting functions take: what has a default may be left out. */
export type ReportInput = z.input<typeof reportInput>;

/** One report of one's own, or, for a visitor, by its id and the email address it was made with. */
export const reportParams = z.strictObject({ id });
export const reportRef = z.strictObject({ email: email.optional() });

/** A page of one's own reports, newest first, from the one named by `cursor` on. */
export const reportPageQuery = z.strictObject({
  cursor: id.optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(50)).default(20),
});
export type ReportPageQuery = z.input<typeof reportPageQuery>;

const YEAR_IN_MINUTES = 365 * 24 * 60;

/**
 * What kick, ban and unban take. `minutes`: how long the person may not come back; without it a kicked one may at
 * once, a banned one never. Unban does not look at it.
 */
export const removalInput = z.strictObject({
  userId: id,
  reason: text(0, 500).default(""),
  minutes: z.int().min(1).max(YEAR_IN_MINUTES).optional(),
});
export type RemovalInput = z.output<typeof removalInput>;
