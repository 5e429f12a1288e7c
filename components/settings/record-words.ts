import { momentWords } from "@/components/moderation/action-words";
import type { RecordEntry } from "@/lib/moderation/appeal-schema";
import type { Done } from "@/lib/moderation/case-schema";

/** What was done, said to the person concerned. */
const stems: Record<Done["kind"], [words: string, ends?: true]> = {
  "delete-message": ["A message of yours was deleted"],
  "delete-recent": ["Your recent messages were deleted"],
  "hide-message": ["A message of yours was hidden"],
  warning: ["You were warned"],
  timeout: ["You were timed out", true],
  mute: ["You were muted", true],
  ban: ["You were banned", true],
  kick: ["You were removed from the room"],
  "hide-playlist": ["A playlist of yours was hidden"],
  "close-room": ["A room of yours was closed"],
  "remove-media": ["A title was taken down"],
};

export function ownDoneWords({ kind, scope, until, count }: Done) {
  const [words, ends] = stems[kind];
  const number = count && count > 1 ? ` (${count.toLocaleString("en")})` : "";
  const where = scope === "site" ? " on the whole site" : "";
  const end = ends ? (until ? ` until ${momentWords(until)}` : " for good") : "";
  return `${words}${number}${where}${end}`;
}

/** What is true of a decision now. */
export function standingOf({ reversedAt, sanctions }: RecordEntry) {
  if (reversedAt) return { words: "Taken back", tone: "success" } as const;
  const lasting = sanctions.filter(({ kind }) => kind !== "warning");
  if (lasting.some(({ active }) => active)) return { words: "In force", tone: "danger" } as const;
  if (lasting.some(({ revokedAt }) => revokedAt)) return { words: "Lifted", tone: "success" } as const;
  return { words: lasting.length > 0 ? "Over" : "Done", tone: "plain" } as const;
}
