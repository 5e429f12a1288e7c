"use client";

import { useCallback, useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import type { ActionResult } from "@/lib/action";

/** What an action answers, asked for at once and whenever `reload` is called. `ask` is the same function at every drawing. */
export function useAnswer<Data>(ask: () => Promise<ActionResult<Data>>) {
  const [data, setData] = useState<Data>();
  const [error, setError] = useState<string>();
  const reload = useCallback(async () => {
    setError(undefined);
    const result = await call(ask);
    if (result.ok) setData(result.data);
    else setError(result.error.message);
  }, [ask]);
  useEffect(() => void reload(), [reload]);
  return { data, setData, error, reload };
}
