import { create } from "zustand";
import { readOwn, writeOwn } from "@/components/player/own-storage";
import type { Message } from "@/lib/chat/schema";

/** Which of the messages that come a screen reader says. */
export const announcements = ["all", "mentions", "none"] as const;
export type Announcements = (typeof announcements)[number];

const NAME = "announcements";

export const useAnnouncements = create<{ chosen: Announcements }>(() => ({ chosen: "all" }));

/** Takes over what this viewer chose in this browser. */
export function recallAnnouncements() {
  const kept = announcements.find((one) => one === readOwn(NAME));
  useAnnouncements.setState({ chosen: kept ?? "all" });
}

export function chooseAnnouncements(chosen: Announcements) {
  writeOwn(NAME, chosen);
  useAnnouncements.setState({ chosen });
}

/** Those of `fresh` to be said: of others, and with "mentions" only what names the viewer or answers them. */
export function toBeSaid(
  fresh: readonly Message[],
  known: readonly Message[],
  { viewerId, chosen }: { viewerId: string; chosen: Announcements },
) {
  if (chosen === "none") return [];
  const own = new Set(known.filter(({ author }) => author.id === viewerId).map(({ id }) => id));
  return fresh.filter(({ author, deletedAt, hidden, mentions, replyTo }) => {
    if (author.id === viewerId || deletedAt || hidden) return false;
    const concerns = mentions.some(({ id }) => id === viewerId) || (replyTo !== null && own.has(replyTo.id));
    return chosen === "all" || concerns;
  });
}

/** What is said of some messages at once: a lively moment only as a number. */
export function wordsFor(messages: readonly Message[]) {
  if (messages.length > 2) return `${messages.length} new messages`;
  return messages.map(({ author, body }) => `${author.name}: ${body}`).join(". ");
}
