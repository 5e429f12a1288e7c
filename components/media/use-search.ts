"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import type { MediaPage } from "@/lib/media/schema";
import { fetchPage, type Wanted } from "./search-request";

type State = MediaPage & {
  /** What the items are the answer to. */
  shown: Wanted;
  status: "ready" | "searching" | "adding" | "failed" | "adding-failed";
};

type Event =
  | { type: "search" | "add" | "fail" }
  | { type: "found"; wanted: Wanted; page: MediaPage }
  | { type: "added"; page: MediaPage };

function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "search":
      return { ...state, status: "searching" };
    case "add":
      return { ...state, status: "adding" };
    case "found":
      return { ...event.page, shown: event.wanted, status: "ready" };
    case "added":
      return {
        ...state,
        status: "ready",
        items: [...state.items, ...event.page.items],
        nextCursor: event.page.nextCursor,
      };
    case "fail":
      return { ...state, status: state.status === "adding" ? "adding-failed" : "failed" };
  }
}

const nothingWanted: Wanted = { query: "", kind: null };

/**
 * The results of a search, page by page. `latest` answers the empty search without a request. The results of the last
 * search stay until those of the next are there; a search that was overtaken is dropped.
 */
export function useSearch({ query, kind }: Wanted, latest: MediaPage) {
  const [state, dispatch] = useReducer(reduce, { ...latest, shown: nothingWanted, status: "ready" });
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
    const wanted = { query, kind };
    if (!query && !kind) {
      running.current?.abort();
      dispatch({ type: "found", wanted, page: latest });
      return;
    }
    dispatch({ type: "search" });
    run(async (signal) => ({ type: "found", wanted, page: await fetchPage(wanted, null, signal) }));
  }, [query, kind, latest, run]);

  useEffect(() => {
    search();
    return () => running.current?.abort();
  }, [search]);

  function loadMore() {
    if (!state.nextCursor || state.status === "adding" || state.status === "searching") return;
    dispatch({ type: "add" });
    run(async (signal) => ({ type: "added", page: await fetchPage(state.shown, state.nextCursor, signal) }));
  }

  return { ...state, retry: search, loadMore };
}
