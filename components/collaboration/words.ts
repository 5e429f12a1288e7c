import type { Role } from "@/lib/collaboration/schema";
import type { CollaboratorRole } from "@/lib/playlists/schema";

/** What each role is called, and what it may do. */
export const roleWords: Record<Role, { label: string; a: string; hint: string }> = {
  owner: { label: "Owner", a: "the owner", hint: "The owner decides who works on the list and who sees it." },
  editor: {
    label: "Editor",
    a: "an editor",
    hint: "Editors add, remove and order items, and decide on suggestions.",
  },
  suggester: {
    label: "Suggester",
    a: "a suggester",
    hint: "Suggesters propose items and vote on them; the editors decide.",
  },
};

export const choosable: CollaboratorRole[] = ["editor", "suggester"];
