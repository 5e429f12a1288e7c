import type { Change, PeopleRecord } from "@/lib/playlists/change-schema";
import { roleWords } from "./words";

const sorts: Record<string, string> = {
  title: "title",
  artist: "artist",
  duration: "length",
  added: "the time they were added",
};

/** What a change did, to stand behind the name of who did it: "added “Tin Roof”". */
export function changeWords(change: Change): string {
  if (change.people) return peopleWords(change.people, change.by?.id);
  return change.reverts === null ? plainWords(change) : `reverted a change: ${plainWords(change)}`;
}

function plainWords(change: Change): string {
  const things = thingsOf(change);
  if (change.kind === "added")
    return change.suggestedBy
      ? `accepted ${things}, suggested by ${change.suggestedBy.name}`
      : `added ${things}`;
  if (change.kind === "removed") return `removed ${things}`;
  if (change.kind === "moved") return `moved ${things}`;
  if (change.kind === "edited") return `changed the note or the part of ${things}`;
  if (change.kind === "sorted") return `sorted everything by ${sorts[change.sortedBy ?? ""] ?? "something"}`;
  return detailsWords(change);
}

function thingsOf({ media, count }: Change) {
  const [first] = media;
  if (!first) return count === 1 ? "an item" : `${count.toLocaleString("en")} items`;
  if (count === 1) return `“${first.title}”`;
  return `“${first.title}” and ${(count - 1).toLocaleString("en")} more`;
}

function detailsWords({ details }: Change) {
  if (!details) return "changed the details";
  const { before, after } = details;
  const said: string[] = [];
  if (before.title !== after.title) said.push(`renamed it to “${after.title}”`);
  if (before.visibility !== after.visibility) said.push(`made it ${after.visibility}`);
  if (before.description !== after.description) said.push("changed the description");
  if (before.coverMediaId !== after.coverMediaId) said.push("changed the cover");
  if (before.tags.join() !== after.tags.join()) said.push("changed the themes");
  return said.length ? said.join(", ") : "changed the details";
}

function peopleWords({ what, user, role }: PeopleRecord, by: string | undefined) {
  const own = user.id === by;
  if (what === "joined") return role ? `joined as ${roleWords[role].a}` : "joined";
  if (what === "left") return own ? "left" : `removed ${user.name}`;
  if (what === "role") return `made ${user.name} ${role ? roleWords[role].a : "something else"}`;
  return `made ${user.name} the owner`;
}
