/**
 * Calls `ask` about every `milliseconds` while the page is looked at, and as soon as one comes back to it or the network
 * does. Returns what ends that.
 */
export function whileSeen(ask: () => void, milliseconds: number) {
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (wait: number) => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(run, wait);
  };
  function run() {
    ask();
    next(milliseconds * (0.85 + Math.random() * 0.3));
  }
  /** Several of these come at once: they are one reason to ask. */
  const look = () => next(0);
  document.addEventListener("visibilitychange", look, { signal: stopped.signal });
  window.addEventListener("focus", look, { signal: stopped.signal });
  window.addEventListener("online", look, { signal: stopped.signal });
  next(milliseconds * (0.85 + Math.random() * 0.3));
  return () => {
    stopped.abort();
    clearTimeout(timer);
  };
}

/** Begins something for its first watcher, and ends it when the last one is gone, whoever that is. */
export function shared(begin: () => () => void) {
  let watchers = 0;
  let end: (() => void) | undefined;
  return () => {
    watchers += 1;
    if (watchers === 1) end = begin();
    return () => {
      watchers -= 1;
      if (watchers === 0) end?.();
    };
  };
}
