"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Says that the network is away, for as long as it is. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <p className="page-x fixed inset-x-0 top-(--header-height) z-40 flex items-center justify-center gap-2 bg-surface-2 py-2 text-sm">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          You are offline. What is already loaded keeps working.
        </p>
      )}
    </div>
  );
}
