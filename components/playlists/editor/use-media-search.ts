"use client";

import { useEffect, useState } from "react";
import type { MediaPage } from "@/lib/media/schema";

type Answer = { query: string; page: MediaPage | null };

const PAUSE_MS = 180;
const LIMIT = 12;

/** Media for what is being typed, the newest ones for nothing. The last answer stays until the next has come. */
export function useMediaSearch(query: string, active: boolean) {
  const [answer, setAnswer] = useState<Answer>();
  const [attempt, setAttempt] = useState(0);
  const wanted = query.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is there to ask again.
  useEffect(() => {
    if (!active) return;
    const stop = new AbortController();
    const timer = setTimeout(() => ask(wanted, stop.signal, setAnswer), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, active, attempt]);
  return {
    media: answer?.page?.items ?? [],
    searching: answer?.query !== wanted,
    failed: answer?.page === null,
    retry: () => setAttempt((count) => count + 1),
  };
}

async function ask(query: string, signal: AbortSignal, done: (answer: Answer) => void) {
  try {
    const parameters = new URLSearchParams({ limit: String(LIMIT), ...(query && { query }) });
    const response = await fetch(`/api/media?${parameters}`, { signal });
    done({ query, page: response.ok ? await response.json() : null });
  } catch {
    if (!signal.aborted) done({ query, page: null });
  }
}
