import { useEffect, useRef } from "react";

type Going = { look: () => void; end: () => void };

const AT_REST_MS = 3_000;

/** Begins what goes on beside every page while somebody is signed in; its code loads once the page is at rest. */
export function useSignedIn(viewerId: string | undefined, path: string) {
  const going = useRef<Going>(undefined);
  useEffect(() => {
    if (!viewerId) return;
    let wanted = true;
    const forget = atRest(() => {
      import("./signed-in").then(
        ({ begin }) => {
          if (wanted) going.current = begin(viewerId);
        },
        () => undefined,
      );
    });
    return () => {
      wanted = false;
      forget();
      going.current?.end();
      going.current = undefined;
    };
  }, [viewerId]);
  useEffect(() => {
    if (path) going.current?.look();
  }, [path]);
}

function atRest(run: () => void) {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, AT_REST_MS);
    return () => clearTimeout(timer);
  }
  const wish = requestIdleCallback(run, { timeout: 2 * AT_REST_MS });
  return () => cancelIdleCallback(wish);
}
