import type { HistoryEntry, HistoryPage } from "@/lib/library/schema";

/** A page of the history without a media. */
export function without(page: HistoryPage, mediaId: string): HistoryPage {
  return { ...page, items: page.items.filter((one) => one.mediaId !== mediaId) };
}

/** With an entry back where it was: the latest come first. */
export function withEntry(page: HistoryPage, entry: HistoryEntry): HistoryPage {
  const others = without(page, entry.mediaId).items;
  const place = others.findIndex(({ watchedAt }) => watchedAt < entry.watchedAt);
  return { ...page, items: others.toSpliced(place < 0 ? others.length : place, 0, entry) };
}
