"use client";

import { useEffect, useRef, useState } from "react";
import { forgetPlaces } from "@/components/player/list-places";
import { forgetPositions, takePositions } from "@/components/player/positions";
import { call } from "@/components/playlists/call";
import { toast, toastError } from "@/components/ui/toast";
import { clearHistory, forgetEntry, listHistory, pauseHistory, restoreEntry } from "@/lib/library/actions";
import type { EntryInput, HistoryEntry, HistoryPage } from "@/lib/library/schema";
import { withEntry, without } from "./history-page";
import { useProgress } from "./progress";

const TYPING_MS = 250;

type Status = "ready" | "searching" | "adding" | "failed";

/** The viewer's history as its page shows it, and what can be done with it. Changes show at once, and are undone by failing. */
export function useHistory(first: HistoryPage, pausedAtFirst: boolean) {
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(first);
  const [status, setStatus] = useState<Status>("ready");
  const [paused, setPaused] = useState(pausedAtFirst);
  const turn = useRef(0);

  useEffect(() => {
    turn.current += 1;
    setPage(first);
    setQuery("");
    setStatus("ready");
  }, [first]);

  async function ask(words: string, cursor: string | undefined) {
    const mine = ++turn.current;
    setStatus(cursor ? "adding" : "searching");
    if (!cursor && words) await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
    if (mine !== turn.current) return;
    const result = await call(() => listHistory({ query: words || undefined, cursor }));
    if (mine !== turn.current) return;
    setStatus(result.ok ? "ready" : "failed");
    if (!result.ok) return;
    const { items, nextCursor } = result.data;
    setPage((before) => ({ items: cursor ? [...before.items, ...items] : items, nextCursor }));
  }

  function search(words: string) {
    setQuery(words);
    void ask(words.trim(), undefined);
  }

  const loadMore = () => ask(query.trim(), page.nextCursor ?? undefined);

  async function remove(entry: HistoryEntry) {
    setPage((before) => without(before, entry.mediaId));
    const result = await call(() => forgetEntry({ mediaId: entry.mediaId }));
    if (!result.ok) {
      setPage((before) => withEntry(before, entry));
      return toastError(result.error.message);
    }
    forget(entry.mediaId);
    const title = entry.media?.title ?? "A title";
    toast(`Out of your history: ${title}.`, {
      action: { label: "Undo", onClick: () => void restore(entry, result.data) },
    });
  }

  async function restore(entry: HistoryEntry, kept: EntryInput) {
    const result = await call(() => restoreEntry(kept));
    if (!result.ok) return toastError(result.error.message);
    setPage((before) => withEntry(before, entry));
    if (!entry.media) return;
    const { durationMs } = entry.media;
    useProgress.setState({ [entry.mediaId]: kept.positionMs / durationMs });
    takePositions([{ ...kept, durationMs, at: Date.now() }]);
  }

  /** Throws when it did not get through, so that the question stays open. */
  async function clear() {
    const result = await call(() => clearHistory({}));
    if (!result.ok) {
      toastError(result.error.message);
      throw new Error(result.error.message);
    }
    turn.current += 1;
    setPage({ items: [], nextCursor: null });
    setQuery("");
    setStatus("ready");
    forgetPositions();
    forgetPlaces();
    useProgress.setState({}, true);
    toast("Your history is empty.");
  }

  async function pause(next: boolean) {
    setPaused(next);
    const result = await call(() => pauseHistory({ paused: next }));
    if (result.ok) return toast(next ? "Your history is paused." : "Your history goes on.");
    setPaused(!next);
    toastError(result.error.message);
  }

  return { ...page, query, status, paused, search, loadMore, remove, clear, pause };
}

export type HistoryState = ReturnType<typeof useHistory>;

function forget(mediaId: string) {
  forgetPositions(mediaId);
  const { [mediaId]: _, ...others } = useProgress.getState();
  useProgress.setState(others, true);
}
