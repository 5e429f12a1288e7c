"use client";

import { call } from "@/components/playlists/call";
import { saveWithConsent, withConsent } from "@/components/sharing/consent";
import { useOnce } from "@/components/ui/once";
import { toast, toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { meetUpstream, takeUpstream } from "@/lib/following/actions";
import type { UpstreamAdded, UpstreamRemoved } from "@/lib/following/schema";
import { revertChange } from "@/lib/playlists/change-actions";
import { removeItems } from "@/lib/playlists/item-actions";

/** What can be answered to a change in the list that a fork came from; once, and each answer can be undone. */
export function useUpstreamAnswers(playlistId: string, onAnswered: () => void) {
  const once = useOnce();
  function settle(result: ActionResult<unknown> | null) {
    if (result && !result.ok) toastError(result.error.message);
    onAnswered();
    return result?.ok === true;
  }
  function tell(message: string, undo: () => Promise<ActionResult<unknown>>) {
    const onClick = () => void call(undo).then(settle);
    toast(message, { action: { label: "Undo", onClick } });
  }
  const meet = (originId: string, met: boolean) => meetUpstream({ playlistId, originId, met });

  async function take({ itemId, media }: UpstreamAdded) {
    const taken = await withConsent((confirmed) => takeUpstream({ playlistId, originId: itemId, confirmed }));
    if (!settle(taken) || !taken?.ok) return;
    tell(`“${media.title}” is in your list.`, async () => {
      const removed = await removeItems({ playlistId, itemIds: [taken.data.itemId] });
      return removed.ok ? meet(itemId, false) : removed;
    });
  }
  async function decline({ itemId, media }: UpstreamAdded) {
    if (settle(await call(() => meet(itemId, true))))
      tell(`“${media.title}” is not offered again.`, () => meet(itemId, false));
  }
  async function remove({ itemId, media }: UpstreamRemoved) {
    const removed = await call(() => removeItems({ playlistId, itemIds: [itemId] }));
    if (!settle(removed) || !removed.ok) return;
    const { version } = removed.data;
    tell(`“${media.title}” is removed.`, () =>
      saveWithConsent((confirmed) => revertChange({ playlistId, version, confirmed })),
    );
  }
  async function keep({ originId, media }: UpstreamRemoved) {
    if (settle(await call(() => meet(originId, false))))
      tell(`“${media.title}” stays in your list.`, () => meet(originId, true));
  }
  return {
    take: (added: UpstreamAdded) => once(added.itemId, () => take(added)),
    decline: (added: UpstreamAdded) => once(added.itemId, () => decline(added)),
    remove: (removed: UpstreamRemoved) => once(removed.itemId, () => remove(removed)),
    keep: (removed: UpstreamRemoved) => once(removed.itemId, () => keep(removed)),
  };
}
