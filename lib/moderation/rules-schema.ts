import { z } from "zod";
import { id } from "../input";
import { MOST_IN_FLOOD } from "./rules-limits";

const WEEK_IN_MINUTES = 7 * 24 * 60;

const seconds = z.int().min(0).max(3_600);
const minutes = z
  .int()
  .min(0)
  .max(52 * WEEK_IN_MINUTES);
const atMost = z.int().min(0).max(50).nullable();
const repeats = z.int().min(1).max(50).nullable();
const inFlood = z.int().min(1).max(MOST_IN_FLOOD).nullable();

/**
 * A room's own rules. Null is no limit of its own; the site's hold besides, whichever is stricter. `filterDefaults`:
 * whether the filter's own list of words applies. `floodLimit`: messages of one person within `FLOOD_SECONDS`.
 */
export type RoomRules = {
  slowModeSeconds: number;
  linkLimit: number | null;
  mentionLimit: number | null;
  repeatLimit: number | null;
  floodLimit: number | null;
  minAccountMinutes: number;
  minMemberMinutes: number;
  filterDefaults: boolean;
  publishesLog: boolean;
};

/** What holds in every room. So many trustworthy reports hide a message until it is decided; null: never. */
export type SiteRules = Omit<RoomRules, "minMemberMinutes" | "publishesLog"> & { hideWeight: number | null };

/** A room's rules as those who may change them see them: with the site's, when calm mode ends, and how busy it is. */
export type RoomRulesPage = {
  rules: RoomRules;
  site: SiteRules;
  calmUntil: string | null;
  /** Only its owner and the site's staff publish its log. */
  mayPublish: boolean;
  /** Messages in the last minute, and whether that is more than people can follow. */
  pace: { messages: number; busy: boolean };
};

const shared = {
  slowModeSeconds: seconds.optional(),
  linkLimit: atMost.optional(),
  mentionLimit: atMost.optional(),
  repeatLimit: repeats.optional(),
  floodLimit: inFlood.optional(),
  minAccountMinutes: minutes.optional(),
  filterDefaults: z.boolean().optional(),
};

export const roomRef = z.strictObject({ roomId: id });

/** What is left out stays as it is. */
export const roomRulesChange = z.strictObject({
  roomId: id,
  ...shared,
  minMemberMinutes: minutes.optional(),
  publishesLog: z.boolean().optional(),
});
export type RoomRulesChange = z.output<typeof roomRulesChange>;

export const siteRulesChange = z.strictObject({
  ...shared,
  hideWeight: z.number().min(1).max(20).nullable().optional(),
});
export type SiteRulesChange = z.output<typeof siteRulesChange>;

export const calmInput = z.strictObject({ roomId: id, calm: z.boolean() });
