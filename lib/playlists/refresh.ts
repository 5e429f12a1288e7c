import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { revalidateTag } from "next/cache";
import { after } from "next/server";
import type { Visibility } from "./schema";

/** A render that began before a change may store its page after it: the tags expire once more when it has ended. */
const RENDER_MS = 3_000;

const pageTags = (playlistId: string) => [`playlist:${playlistId}`, `playlist:${playlistId}:missing`];

function expire(tags: string[]) {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}

function expireTwice(tags: string[]) {
  expire(tags);
  after(async () => {
    await wait(RENDER_MS);
    expire(tags);
  });
}

/**
 * After a change to a list's items. Changes to a private playlist touch no cache: its page is not there, and no timing
 * tells that it changes. The pages that list public playlists show new items a request late, so that nobody keeps them
 * uncached by editing. That is a tag of its own, because letting one go stale would put off its being expired.
 */
export function refreshItems(playlistId: string, visibility: Visibility) {
  if (visibility !== "private") expire(pageTags(playlistId));
  if (visibility === "public") revalidateTag("playlists:items", "max");
}

/** After a public list was made with something in it. */
export function refreshLists() {
  expire(["playlists"]);
}

type Shown = { title: string; visibility: Visibility };

/** After a change to a list itself: what is hidden, deleted (as good as private), published or renamed shows at the next request. */
export function refresh(
  playlistId: string,
  before: Shown,
  now: Shown = { ...before, visibility: "private" },
) {
  const visibilities = [before.visibility, now.visibility];
  const moved = before.visibility !== now.visibility;
  const tags = visibilities.every((visibility) => visibility === "private") ? [] : pageTags(playlistId);
  if (visibilities.includes("public") && (moved || before.title !== now.title)) tags.push("playlists");
  if (moved && now.visibility === "unlisted") tags.push("shared:missing");
  if (moved && tags.length) expireTwice(tags);
  else expire(tags);
}

/** After the link of a list became another one: the page at the old one is gone at the next request. */
export function refreshShare(playlistId: string) {
  expireTwice([`playlist:${playlistId}`]);
}
