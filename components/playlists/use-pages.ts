"use client";

import { useState } from "react";
import type { ActionResult } from "@/lib/action";
import { call } from "./call";

type Page = { nextCursor: string | null };

/** Pages that came one after another, and what asks for the next. A page that does not come is said, and can be asked for again. */
export function usePages<Of extends Page>(
  first: Of,
  fetchPage: (cursor: string) => Promise<ActionResult<Of>>,
) {
  const [more, setMore] = useState<Of[]>([]);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  const pages = [first, ...more];
  const cursor = pages.at(-1)?.nextCursor;
  async function load() {
    if (!cursor) return;
    setPending(true);
    const result = await call(() => fetchPage(cursor));
    setPending(false);
    setError(result.ok ? "" : result.error.message);
    if (result.ok) setMore((before) => [...before, result.data]);
  }
  return { pages, cursor, pending, error, load };
}
