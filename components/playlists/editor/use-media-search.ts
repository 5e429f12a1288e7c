"use client";

import { useEffect, useState } from "react";
import { fetchPage } from "@/components/media/search-request";
import type { MediaCard, MediaKind } from "@/lib/media/schema";
import { mediaOfLinks } from "./media-link";

type Wanted = { query: string; kind: MediaKind | null };
type Found = { items: MediaCard[]; nextCursor: string | null };
type Answer = Wanted & { found: Found | null };

const PAUSE_MS = 180;

/**
 * Media for what is being typed, the newest ones for nothing, and those that pasted links lead to. The last answer stays
 * until the next has come.
 */
export function useMediaSearch({ query, kind }: Wanted) {
  const [answer, setAnswer] = useState<Answer>();
  const [attempt, setAttempt] = useState(0);
  const [adding, setAdding] = useState(false);
  const wanted = query.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to ask again.
  useEffect(() => {
    const stop = new AbortController();
    const asked = { query: wanted, kind };
    const ask = () =>
      find(asked, stop.signal).then(
        (found) => setAnswer({ ...asked, found }),
        () => !stop.signal.aborted && setAnswer({ ...asked, found: null }),
      );
    const timer = setTimeout(ask, wanted ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, kind, attempt]);

  const found = answer?.found;
  const searching = answer?.query !== wanted || answer.kind !== kind;
  async function more() {
    if (!answer || !found?.nextCursor || adding || searching) return;
    setAdding(true);
    const page = await fetchPage(answer, found.nextCursor, new AbortController().signal).catch(() => null);
    setAdding(false);
    if (!page) return;
    const items = [...found.items, ...page.items];
    setAnswer((now) => (now === answer ? { ...answer, found: { ...page, items } } : now));
  }
  return {
    media: found?.items ?? [],
    links: mediaOfLinks(answer?.query ?? "", location.origin).length > 0,
    searching,
    adding,
    failed: answer?.found === null,
    more: found?.nextCursor ? more : undefined,
    retry: () => setAttempt((count) => count + 1),
  };
}

function find(wanted: Wanted, signal: AbortSignal): Promise<Found> {
  const ids = mediaOfLinks(wanted.query, location.origin);
  return ids.length > 0 ? findLinked(ids, signal) : fetchPage(wanted, null, signal);
}

/** What links lead to, without what is not there for the viewer. */
export async function findLinked(ids: string[], signal?: AbortSignal): Promise<Found> {
  const answers = await Promise.all(ids.map((id) => fetch(`/api/media/${id}`, { signal })));
  const there = answers.filter(({ status }) => status !== 404);
  if (there.some(({ ok }) => !ok)) throw new Error("The server did not say what the links lead to.");
  const items = await Promise.all(there.map((answer): Promise<MediaCard> => answer.json()));
  return { items, nextCursor: null };
}
