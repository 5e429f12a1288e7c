import type { ReportReason, ReportTarget } from "@/lib/moderation/schema";

/** The reasons in the order they are offered, as whoever reports reads them. */
export const reasonWords: Record<ReportReason, string> = {
  spam: "Spam or advertising",
  harassment: "Harassment or bullying",
  hate: "Hate",
  sexual: "Sexual content",
  violence: "Violence or threats",
  self_harm: "Self-harm",
  illegal: "Something illegal",
  spoiler: "Spoils the film",
  impersonation: "Pretends to be someone else",
  other: "Something else",
};

export const targetWords: Record<ReportTarget, string> = {
  message: "Message",
  user: "Person",
  room: "Room",
  playlist: "Playlist",
  media: "Media",
};

/** What a case is about, as a heading: of a message its author. */
export function titleOf({ type, title }: { type: ReportTarget; title: string }) {
  return type === "message" ? `${title}’s message` : title;
}

/** How grave a case is, from 1 to 5. */
export function severityWords(severity: number) {
  if (severity >= 4) return "Grave";
  return severity >= 3 ? "Serious" : "Minor";
}
