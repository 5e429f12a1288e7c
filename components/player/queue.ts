import type { PlayableMedia } from "@/lib/media/schema";
import type { PlaylistEntry } from "@/lib/playlists/schema";

/** One media in the queue, whole or in part. */
export type QueueEntry = {
  /** Tells it from every other entry of the queue. */
  key: string;
  media: PlayableMedia;
  /** The playlist's item that it came from; null when it was put into the queue by hand. */
  itemId: string | null;
  /** The part that is played, in milliseconds; null is the media's own start or end. */
  startMs: number | null;
  endMs: number | null;
  /** How many items right before it cannot be played at the moment, if any. */
  skipped?: number;
};

export type Repeat = "off" | "one" | "all";

/** What plays and what comes next. `queue` is in playing order; a change to it never changes what plays now. */
export type Queue = {
  queue: QueueEntry[];
  index: number;
  /** The keys in their own order while the queue is shuffled, otherwise null. */
  unshuffled: string[] | null;
  repeat: Repeat;
  /** Keys of what could not be played, which is passed over. */
  failed: string[];
};

let made = 0;

/** A key for an entry that no other one has, also not in another load of the page. */
function newKey() {
  return `${Date.now().toString(36)}-${(made++).toString(36)}`;
}

/** A whole media, put into the queue by hand. */
export function entryOf(media: PlayableMedia): QueueEntry {
  return { key: newKey(), media, itemId: null, startMs: null, endMs: null };
}

/** A playlist's items, which are told apart by their ids. */
export function entriesOf(items: PlaylistEntry[]): QueueEntry[] {
  return items.map((item) => ({ ...item, key: item.itemId }));
}

/** Takes over a queue that arrived after one of its media had begun to play; that leads the queue if it is not in it. */
export function joined(queue: QueueEntry[], current: QueueEntry): Pick<Queue, "queue" | "index"> {
  const byItem = queue.findIndex(({ itemId }) => itemId !== null && itemId === current.itemId);
  const index = byItem < 0 ? queue.findIndex(({ media }) => media.id === current.media.id) : byItem;
  return index < 0 ? { queue: [current, ...queue], index: 0 } : { queue, index };
}

/** The list that is being played: whose items, and the end of its link if it is unlisted. */
export type PlayedList = { playlistId: string | null; share?: string | null };

/** The address of a media's page, within the playlist that is being played. */
export function mediaPath(mediaId: string, { playlistId, share }: PlayedList, itemId?: string | null) {
  const query = new URLSearchParams();
  if (playlistId) query.set("list", playlistId);
  if (playlistId && share) query.set("share", share);
  if (playlistId && itemId) query.set("item", itemId);
  return query.size ? `/media/${mediaId}?${query}` : `/media/${mediaId}`;
}
