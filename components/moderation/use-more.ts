"use client";

import { useState } from "react";
import { call } from "@/components/playlists/call";
import type { ActionResult } from "@/lib/action";

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** A list that came with its first page, and what fetches the next ones. A page that does not come can be asked for again. */
export function useMore<Item>(
  first: Page<Item>,
  fetchPage: (cursor: string) => Promise<ActionResult<Page<Item>>>,
) {
  const [page, setPage] = useState(first);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  async function load() {
    const { nextCursor } = page;
    if (!nextCursor || pending) return;
    setPending(true);
    const result = await call(() => fetchPage(nextCursor));
    setPending(false);
    setError(result.ok ? "" : result.error.message);
    if (result.ok) setPage(({ items }) => ({ ...result.data, items: [...items, ...result.data.items] }));
  }
  const change = (update: (items: Item[]) => Item[]) =>
    setPage((before) => ({ ...before, items: update(before.items) }));
  return { items: page.items, more: page.nextCursor !== null, pending, error, load, change };
}
