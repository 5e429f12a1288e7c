"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "@/components/playlists/call";
import type { ActionResult } from "@/lib/action";

/** What a reading action answers, asked for at once and whenever `reload` is called; what was there stays until then. */
export function useLoaded<Data>(read: () => Promise<ActionResult<Data>>) {
  const [data, setData] = useState<Data>();
  const [error, setError] = useState<string>();
  const latest = useRef(read);
  const turns = useRef(0);
  useEffect(() => {
    latest.current = read;
  });
  const reload = useCallback(async () => {
    turns.current += 1;
    const turn = turns.current;
    const result = await call(() => latest.current());
    if (turn !== turns.current) return;
    setError(result.ok ? undefined : result.error.message);
    if (result.ok) setData(result.data);
  }, []);
  useEffect(() => {
    void reload();
    return () => {
      turns.current += 1;
    };
  }, [reload]);
  return { data, error, reload, setData };
}
