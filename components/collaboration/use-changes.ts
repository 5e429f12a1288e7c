"use client";

import { useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import { listChanges } from "@/lib/playlists/change-actions";
import type { ChangePage } from "@/lib/playlists/change-schema";
import { withNewest, withOlder } from "./changes";
import { useLoaded } from "./use-loaded";

/** A list's history, newest first, as far as it was asked for; `reload` asks for what is new, and keeps the rest. */
export function useChanges(playlistId: string) {
  const { data, error, reload } = useLoaded(() => listChanges({ playlistId }));
  const [known, setKnown] = useState<ChangePage>();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState("");
  useEffect(() => {
    if (data) setKnown((before) => withNewest(before, data));
  }, [data]);
  async function load() {
    const cursor = known?.nextCursor;
    if (!cursor || pending) return;
    setPending(true);
    const result = await call(() => listChanges({ playlistId, cursor }));
    setPending(false);
    setFailure(result.ok ? "" : result.error.message);
    if (result.ok) setKnown((before) => before && withOlder(before, result.data));
  }
  const cursor = known?.nextCursor ? String(known.nextCursor) : null;
  return { items: known?.items, error, reload, older: { cursor, pending, error: failure, load } };
}
