"use client";

import { useSyncExternalStore } from "react";

/** False until the page's code runs, while a press would be lost. */
export function useReady() {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

function never() {
  return () => undefined;
}
