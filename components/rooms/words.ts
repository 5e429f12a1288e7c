import type { Room } from "@/lib/rooms/schema";

/** What leaving means: to a room's owner, to who cannot come back unasked, and to everyone else. */
export function leavingWords({ role, visibility }: Pick<Room, "role" | "visibility">) {
  if (role === "owner")
    return "It passes to the moderator, or else the member, who has been in it longest. While nobody else is in it, it stays yours.";
  if (visibility !== "public") return "To come back you have to be invited again.";
  return "It goes from your rooms. Where you left off is kept for when you come back.";
}

/** How often a link was used, of how often it may be. */
export function usedWords(used: number, most: number | null) {
  if (most !== null) return `used ${used} of ${most} ${most === 1 ? "time" : "times"}`;
  if (used === 0) return "not used yet";
  return used === 1 ? "used once" : `used ${used.toLocaleString("en")} times`;
}
