"use client";

import { useState } from "react";

/**
 * Runs at most one thing at a time for each id: what is asked for while another is under way is not begun, so that a
 * second press does nothing. Answers what the run does, or undefined when it was not begun.
 */
export function oncePerId() {
  const busy = new Set<string>();
  return async <Value>(id: string, run: () => Promise<Value>): Promise<Value | undefined> => {
    if (busy.has(id)) return undefined;
    busy.add(id);
    try {
      return await run();
    } finally {
      busy.delete(id);
    }
  };
}

/** As `oncePerId`, for as long as the component is there. */
export function useOnce(): ReturnType<typeof oncePerId> {
  const [once] = useState(oncePerId);
  return once;
}
