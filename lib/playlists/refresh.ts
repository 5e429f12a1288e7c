import "server-only";
import { expire } from "../expire";
import type { Visibility } from "./schema";

const pageTags = (playlistId: string) => [`playlist:${playlistId}`, `playlist:${playlistId}:missing`];

/**
 * After a change to a list's items. Changes to a private playlist touch no cache: its page is not there, and no timing
 * tells that it changes. The pages that list public playlists show new items a request late, so that nobody keeps them
 * uncached by editing. That is a tag of its own, because letting one go stale would put off its being expired.
 */
export function refreshItems(playlistId: string, visibility: Visibility) {
  const stale = visibility === "public" ? ["playlists:items"] : [];
  if (visibility !== "private") expire(playlistId, pageTags(playlistId), { stale });
}

/** After a public list was made with something in it. */
export function refreshLists() {
  expire("playlists", ["playlists"]);
}

type Shown = { title: string; visibility: Visibility };

/**
 * After a change to a list itself: what is hidden, deleted (as good as private), published or renamed shows at the next
 * request. Forks that name the list carry its tag.
 */
export function refresh(
  playlistId: string,
  before: Shown,
  now: Shown = { ...before, visibility: "private" },
) {
  const visibilities = [before.visibility, now.visibility];
  const moved = before.visibility !== now.visibility;
  const tags = visibilities.every((visibility) => visibility === "private") ? [] : pageTags(playlistId);
  if (visibilities.includes("public") && (moved || before.title !== now.title)) tags.push("playlists");
  if (moved && now.visibility !== "private") tags.push("shared:missing");
  expire(playlistId, tags, { hidden: moved && now.visibility !== "public" });
}

/** After the link of a list became another one: the page at the old one is gone at the next request. */
export function refreshShare(playlistId: string) {
  expire(playlistId, [`playlist:${playlistId}`], { hidden: true });
}
