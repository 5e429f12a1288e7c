import { useCallback, useEffect, useRef, useState } from "react";
import type { SearchHit, SearchPage } from "@/lib/chat/schema";
import { messageOf, request } from "./api";

const SETTLES_MS = 250;

type Found = { query: string; items: SearchHit[]; nextCursor: string | null; error?: string };

/** What a room's messages have of `query`, asked once typing settles; `more` adds the next page, or asks again. */
export function useSearch(roomId: string, query: string) {
  const wanted = query.trim();
  const [found, setFound] = useState<Found | null>(null);
  const [pending, setPending] = useState(false);
  const turn = useRef(0);

  const ask = useCallback(
    async (before: Found | null) => {
      const mine = ++turn.current;
      setPending(true);
      const search = new URLSearchParams({ query: wanted });
      if (before?.nextCursor) search.set("cursor", before.nextCursor);
      const path = `/api/rooms/${roomId}/messages/search?${search}`;
      const items = before?.items ?? [];
      const next = await request<SearchPage>(path).then(
        (page): Found => ({ query: wanted, items: [...items, ...page.items], nextCursor: page.nextCursor }),
        (error): Found => ({
          query: wanted,
          items,
          nextCursor: before?.nextCursor ?? null,
          error: messageOf(error),
        }),
      );
      if (mine !== turn.current) return;
      setFound(next);
      setPending(false);
    },
    [roomId, wanted],
  );

  useEffect(() => {
    turn.current += 1;
    setPending(wanted !== "");
    if (wanted === "") return setFound(null);
    const timer = setTimeout(() => void ask(null), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [wanted, ask]);

  return { found, pending, more: () => ask(found) };
}
