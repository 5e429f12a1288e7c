import { z } from "zod";
import { id, text } from "../input";
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

/** A report as its reporter sees it. */
export type Report = {
  id: string;
  targetType: ReportTarget;
  targetId: string;
  reason: ReportReason;
  details: string;
  status: "open" | "closed";
  createdAt: string;
};

/** `share` is the end of the link by which an unlisted playlist was opened. */
export const reportInput = z.strictObject({
  targetType: z.enum(reportTargets),
  targetId: id,
  share: openRef.shape.share,
  reason: z.enum(reportReasons),
  details: text(0, 2_000).default(""),
});
export type ReportInput = z.output<typeof reportInput>;

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
