import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

type Going = { look: () => void; end: () => void };

const AT_REST_MS = 3_000;

/** Begins what goes on beside every page while this viewer is signed in; its code loads once the page is at rest. */
export function useSignedIn(viewerId: string, path: string) {
  const going = useRef<Going>(undefined);
  const router = useRouter();
  useEffect(() => {
    let wanted = true;
    const forget = atRest(() => {
      import("./signed-in").then(
        ({ begin }) => {
          if (wanted) going.current = begin(viewerId, router.push);
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
  }, [viewerId, router]);
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
