"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useViewer } from "@/components/viewer";

/** A row of what the viewer is in the middle of. Its code comes for those who are signed in; nothing waits for it. */
export function ContinueWatching() {
  const viewerId = useViewer()?.id;
  const [Row, setRow] = useState<ComponentType<{ viewerId: string }>>();
  useEffect(() => {
    if (!viewerId) return;
    import("./continue-row").then(
      ({ ContinueRow }) => setRow(() => ContinueRow),
      () => undefined,
    );
  }, [viewerId]);
  return Row && viewerId ? <Row viewerId={viewerId} /> : null;
}
