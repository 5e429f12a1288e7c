"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import type { PlaylistCard, PlaylistPage } from "@/lib/playlists/schema";
import { fetchPage, readWanted } from "./explore-request";

type State = {
  /** The address that the items are the answer to; none before the first answer. */
  shown: string | null;
  items: PlaylistCard[];
  nextCursor: string | null;
  status: "ready" | "searching" | "adding" | "failed" | "adding-failed";
};

type Event =
  | { type: "search" | "add" | "fail" }
  | { type: "found"; shown: string; page: PlaylistPage }
  | { type: "added"; page: PlaylistPage }
  | { type: "remembered"; state: State };

const nothing: State = { shown: null, items: [], nextCursor: null, status: "searching" };

function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "search":
      return { ...state, status: "searching" };
    case "add":
      return { ...state, status: "adding" };
    case "found":
      return { ...event.page, shown: event.shown, status: "ready" };
    case "added":
      return {
        ...state,
        status: "ready",
        items: unique([...state.items, ...event.page.items]),
        nextCursor: event.page.nextCursor,
      };
    case "fail":
      return { ...state, status: state.status === "adding" ? "adding-failed" : "failed" };
    case "remembered":
      return event.state;
  }
}

/** A list that changed its place between two pages would be on both. */
function unique(items: PlaylistCard[]) {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** What was last shown and when, so that going back to it shows all its pages at once, at the place one left. */
let last = { state: nothing, at: 0 };
const FRESH_MS = 5 * 60_000;

function remembered(address: string) {
  return last.state.shown === address && Date.now() - last.at < FRESH_MS ? last.state : null;
}

/**
 * The lists that an address of Explore asks for, page by page. The last ones stay until the next are there; a request that
 * was overtaken is dropped.
 */
export function useExplore(address: string) {
  const [state, dispatch] = useReducer(reduce, remembered(address) ?? nothing);
  const running = useRef<AbortController>(undefined);

  const run = useCallback((load: (signal: AbortSignal) => Promise<Event>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    load(controller.signal).then(
      (event) => !controller.signal.aborted && dispatch(event),
      () => !controller.signal.aborted && dispatch({ type: "fail" }),
    );
  }, []);

  const search = useCallback(() => {
    dispatch({ type: "search" });
    run(async (signal) => {
      return { type: "found", shown: address, page: await fetchPage(wantedAt(address), undefined, signal) };
    });
  }, [address, run]);

  useEffect(() => {
    const state = remembered(address);
    if (state) dispatch({ type: "remembered", state });
    else search();
    return () => running.current?.abort();
  }, [address, search]);

  useEffect(() => {
    if (state.status === "ready") last = { state, at: Date.now() };
  }, [state]);

  function loadMore() {
    const { nextCursor, status } = state;
    if (!nextCursor || status === "adding" || status === "searching") return;
    dispatch({ type: "add" });
    run(async (signal) => {
      return { type: "added", page: await fetchPage(wantedAt(address), nextCursor, signal) };
    });
  }

  return { ...state, retry: search, loadMore };
}

function wantedAt(address: string) {
  return readWanted(new URLSearchParams(address.split("?")[1]));
}
