"use client";

import { useCallback, useEffect, useState } from "react";
import { messageOf, request } from "@/components/chat/api";

type Page<Item> = { items: Item[]; nextCursor?: string | null };

const MAX_PAGE = 100;

/**
 * A list of ours, page by page: `load` fetches the next one, `reload` begins anew, `refresh` asks again for all that is
 * there while it fits one page, and says nothing of it. A failure keeps what is there. Without `first`, the first page is fetched at once.
 */
export function useList<Item>(path: string, first?: Page<Item>) {
  const [page, setPage] = useState(first);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const ask = useCallback(
    async (cursor?: string | null, limit?: number) => {
      const quiet = limit !== undefined;
      if (!quiet) setPending(true);
      try {
        const query = new URLSearchParams({ ...(cursor && { cursor }), ...(limit && { limit: `${limit}` }) });
        const next = await request<Page<Item>>(query.size > 0 ? `${path}?${query}` : path);
        setPage((known) => ({
          ...next,
          items: cursor ? [...(known?.items ?? []), ...next.items] : next.items,
        }));
        setError(undefined);
      } catch (failure) {
        if (!quiet) setError(messageOf(failure));
      } finally {
        setPending(false);
      }
    },
    [path],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `first` is what there is at first.
  useEffect(() => void (first ?? ask()), [ask]);
  const setItems = useCallback(
    (change: (items: Item[]) => Item[]) =>
      setPage((known) => known && { ...known, items: change(known.items) }),
    [],
  );
  const count = page?.items.length ?? 0;
  const refresh = useCallback(async () => {
    if (count <= MAX_PAGE) await ask(null, Math.max(count, 30));
  }, [ask, count]);
  const nextCursor = page?.nextCursor ?? null;
  return {
    items: page?.items,
    error,
    pending,
    more: nextCursor !== null,
    load: () => ask(nextCursor),
    reload: () => ask(),
    refresh,
    setItems,
  };
}
