"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLivePlaylist } from "@/components/realtime/use-live-playlist";
import type { ActionResult } from "@/lib/action";
import { findItems } from "@/lib/playlists/actions";
import { limits } from "@/lib/playlists/limits";
import type { ItemPage, PlaylistItem } from "@/lib/playlists/schema";
import { call } from "../call";
import { forgetPrepared } from "../play-playlist";
import { ListEngine, type Loaded } from "./list-engine";

/** Less than the list waits for what is heard next, so that a list that changes all the time does not put it off. */
const PAUSE_MS = 250;

/** The list of an editor, alive: it takes in what others do to it, and every change shows before it is sent. */
export function useList(playlistId: string, version: number, first: ItemPage) {
  const [engine] = useState(
    () =>
      new ListEngine(
        { items: first.items, version: first.version, complete: first.nextCursor === null },
        () => loadAll(playlistId),
      ),
  );
  const state = useSyncExternalStore(engine.subscribe, engine.state, engine.state);
  useEffect(() => {
    void engine.run();
    return engine.subscribe(forgetPrepared);
  }, [engine]);
  useEffect(() => engine.hear(version), [engine, version]);
  useLivePlaylist(playlistId, (heard) => engine.hear(heard));
  useFreshPage(version, state.others);
  return { engine, ...state };
}

/** What the page itself says (title, description, cover, who sees it) is fetched anew once others have changed the list. */
function useFreshPage(version: number, others: number) {
  const router = useRouter();
  useEffect(() => {
    if (others <= version) return;
    const timer = setTimeout(() => router.refresh(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [router, version, others]);
}

/** Every page of a list. Its version is the first page's: what changed while the others came is heard of again. */
async function loadAll(playlistId: string): Promise<ActionResult<Loaded>> {
  const items = new Map<string, PlaylistItem>();
  let cursor: string | undefined;
  let version: number | undefined;
  do {
    const page = await call(() => findItems({ playlistId, cursor, limit: limits.items }));
    if (!page.ok) return page;
    version ??= page.data.version;
    for (const item of page.data.items) items.set(item.id, item);
    cursor = page.data.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { ok: true, data: { items: [...items.values()], version } };
}
