import type { Handle } from "./people";

type Reason = "spam" | "harassment" | "hate" | "spoiler" | "impersonation" | "other";

/** Open reports on what was said in the lobbies. `by` null is a visitor, who left an address. */
export const reportedMessages: {
  body: string;
  severity: number;
  reports: { by: Handle | null; reason: Reason; details: string; hoursAgo: number }[];
}[] = [
  {
    body: "F R E E premium accounts, only tonight >> http://flock-boost.example << write to me",
    severity: 2,
    reports: [
      { by: "ada", reason: "spam", details: "", hoursAgo: 9 },
      { by: "bob", reason: "spam", details: "The third lobby today with the same link.", hoursAgo: 8 },
      { by: null, reason: "spam", details: "Please do something about these.", hoursAgo: 3 },
    ],
  },
  {
    body: "the ferry never comes back by the way, you are welcome",
    severity: 1,
    reports: [{ by: "bob", reason: "spoiler", details: "", hoursAgo: 20 }],
  },
  {
    body: "Nobody asked you, Cy. Go and be boring somewhere else, all of you.",
    severity: 3,
    reports: [{ by: "cy", reason: "harassment", details: "Not the first time.", hoursAgo: 2 }],
  },
];

/** What was decided about Kit before, with the days since and how long it waited. */
export const earlierCases: {
  by: Handle;
  reason: Reason;
  action: "warning" | "timeout" | "delete-message" | null;
  daysAgo: number;
  waitedMinutes: number;
  words: string;
}[] = [
  { by: "bob", reason: "other", action: null, daysAgo: 128, waitedMinutes: 300, words: "" },
  {
    by: "ada",
    reason: "spam",
    action: "warning",
    daysAgo: 96,
    waitedMinutes: 190,
    words: "Please keep advertising out of the lobbies.",
  },
  { by: "cy", reason: "spoiler", action: null, daysAgo: 71, waitedMinutes: 45, words: "" },
  {
    by: "cy",
    reason: "harassment",
    action: "timeout",
    daysAgo: 38,
    waitedMinutes: 25,
    words: "Calm down, and come back tomorrow.",
  },
  { by: "ada", reason: "spam", action: "timeout", daysAgo: 12, waitedMinutes: 64, words: "" },
];

/** What Kit says against the last of these. */
export const appeal =
  "It was one link, to a site of my own, in the lobby of a film about birds. The site is about birds too.";

/** What moderators have put on the whole site's list. */
export const siteWords: { pattern: string; action: "block" | "hold" | "allow" }[] = [
  { pattern: "flock-boost", action: "block" },
  { pattern: "free premium accounts", action: "block" },
  { pattern: "buy followers", action: "hold" },
  { pattern: "cock-a-doodle-doo", action: "allow" },
];
