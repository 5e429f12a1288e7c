"use client";

import { call } from "@/components/playlists/call";
import { useLivePlaylist } from "@/components/realtime/use-live-playlist";
import { withConsent } from "@/components/sharing/consent";
import { useOnce } from "@/components/ui/once";
import { toast, toastError } from "@/components/ui/toast";
import {
  decideSuggestion,
  listSuggestions,
  reopenSuggestion,
  suggestMedia,
  voteOn,
  withdrawSuggestion,
} from "@/lib/collaboration/actions";
import type { Suggestion } from "@/lib/collaboration/schema";
import { revertChange } from "@/lib/playlists/change-actions";
import { useLoaded } from "./use-loaded";

export type SuggestionActions = Omit<ReturnType<typeof useSuggestions>, "items" | "error" | "reload">;

/** The open suggestions of a list as they change, and what can be done about each, one thing at a time. Everything can be undone. */
export function useSuggestions(playlistId: string, onChanged: () => void = () => undefined) {
  const { data, error, reload, setData } = useLoaded(() => listSuggestions({ playlistId }));
  useLivePlaylist(playlistId, undefined, { onAround: reload });

  const once = useOnce();

  function put(id: string, changed: Partial<Suggestion> | null) {
    setData((before) => {
      if (!before) return before;
      const items = before.items.flatMap((item) => {
        if (item.id !== id) return [item];
        return changed ? [{ ...item, ...changed }] : [];
      });
      return { ...before, items };
    });
  }

  function fail(message: string) {
    toastError(message);
    void reload();
  }

  async function vote({ id, votes, voted }: Suggestion) {
    put(id, { voted: !voted, votes: votes + (voted ? -1 : 1) });
    const result = await call(() => voteOn({ playlistId, suggestionId: id, on: !voted }));
    if (result.ok) put(id, { votes: result.data.votes });
    else fail(result.error.message);
  }

  async function decide(suggestion: Suggestion, accept: boolean) {
    const { id } = suggestion;
    const ref = { playlistId, suggestionId: id };
    const result = await withConsent((confirmed) => decideSuggestion({ ...ref, accept, confirmed }));
    if (!result) return;
    if (!result.ok) return fail(result.error.message);
    put(id, null);
    const { version } = result.data;
    if (version !== null) onChanged();
    const title = nameOf(suggestion);
    const said = accept ? `“${title}” is in the list now.` : `“${title}” is declined.`;
    toast(said, { action: { label: "Undo", onClick: () => void reopen(id, version) } });
  }

  async function reopen(suggestionId: string, version: number | null) {
    if (version !== null) {
      const reverted = await call(() => revertChange({ playlistId, version }));
      if (!reverted.ok) return fail(reverted.error.message);
      onChanged();
    }
    const result = await call(() => reopenSuggestion({ playlistId, suggestionId }));
    if (!result.ok) return fail(result.error.message);
    await reload();
  }

  async function withdraw(suggestion: Suggestion) {
    const { id, media, note } = suggestion;
    put(id, null);
    const result = await call(() => withdrawSuggestion({ playlistId, suggestionId: id }));
    if (!result.ok) return fail(result.error.message);
    const again = async () => {
      const back = await withConsent((confirmed) =>
        suggestMedia({ playlistId, mediaIds: media ? [media.id] : [], note, confirmed }),
      );
      if (back && !back.ok) toastError(back.error.message);
      await reload();
    };
    const action = media && { label: "Undo", onClick: () => void again() };
    toast(`“${nameOf(suggestion)}” is withdrawn.`, action ? { action } : {});
  }

  return {
    items: data?.items,
    error,
    reload,
    vote: (suggestion: Suggestion) => once(`vote ${suggestion.id}`, () => vote(suggestion)),
    decide: (suggestion: Suggestion, accept: boolean) =>
      once(suggestion.id, () => decide(suggestion, accept)),
    withdraw: (suggestion: Suggestion) => once(suggestion.id, () => withdraw(suggestion)),
  };
}

/** What a suggestion is called, also while its media cannot be seen. */
export function nameOf({ media }: Suggestion) {
  return media?.title ?? "Something that is not available";
}
