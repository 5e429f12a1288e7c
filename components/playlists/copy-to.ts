import { toast, toastError } from "@/components/ui/toast";
import { revertChange } from "@/lib/playlists/change-actions";
import { copyItems } from "@/lib/playlists/item-actions";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { addWithQuestions } from "./adding";
import { call } from "./call";
import { countWords } from "./words";

type From = { playlistId: string; share?: string };

/** Copies items of a list that one may open to another one, after what there is to ask, and offers to undo it. */
export async function copyTo(from: From, items: PlaylistItem[], target: { id: string; title: string }) {
  const results = await addWithQuestions((allowed, only) => {
    const wanted = only ? items.filter(({ media }) => media && only.has(media.id)) : items;
    const itemIds = wanted.map(({ id }) => id);
    return call(() => copyItems({ ...from, itemIds, toPlaylistId: target.id, ...allowed }));
  }, items.length);
  const failure = results.find((result) => !result.ok);
  if (failure && !failure.ok) toastError(failure.error.message);
  const done = results.flatMap((result) => (result.ok && result.data.copied > 0 ? [result.data] : []));
  if (done.length === 0) return;
  const copied = done.reduce((sum, { copied: count }) => sum + count, 0);
  const undo = () => void takeBack(target.id, done.map(({ version }) => version).toReversed());
  toast(`Copied ${countWords(copied)} to “${target.title}”.`, { action: { label: "Undo", onClick: undo } });
}

/** Reverts changes to a list, the last one first. */
export async function takeBack(playlistId: string, versions: number[]) {
  for (const version of versions) {
    const result = await call(() => revertChange({ playlistId, version }));
    if (!result.ok) return toastError(result.error.message);
  }
  toast("Undone.");
}
