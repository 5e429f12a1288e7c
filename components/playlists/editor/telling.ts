import type { PlaylistItem } from "@/lib/playlists/schema";
import { countWords } from "../words";

/** What an item is called. */
export function nameOf(item: PlaylistItem) {
  return item.media?.title ?? "An item that is not available";
}

/** "“Title”" for one item, "12 items" for more. */
export function countedItems(items: PlaylistItem[]) {
  const [first] = items;
  if (items.length !== 1 || !first) return countWords(items.length);
  return first.media ? `“${first.media.title}”` : "an item";
}

/** Where moved items are now; `index` is the first one's. */
export function movedWords(items: PlaylistItem[], index: number, total: number) {
  const are = items.length === 1 ? "is now" : "are now, from";
  const what = countedItems(items);
  return `${what[0]?.toUpperCase()}${what.slice(1)} ${are} ${index + 1} of ${total}.`;
}

/** "Added by Ada on Nov 22, 2026". */
export function addedWords({ addedBy, addedAt }: PlaylistItem) {
  return `Added${addedBy ? ` by ${addedBy.name}` : ""} on ${dayWords(addedAt)}`;
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

/** "Nov 22, 2026". */
export function dayWords(date: string) {
  return day.format(new Date(date));
}
