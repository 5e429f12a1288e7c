"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEffect, useState } from "react";
import { buttonStyles } from "@/components/ui/button";
import { useViewer } from "@/components/viewer";

/** Where a list has no public page: the way to it for those who work on it. Nothing for everyone else. */
export function FindWay() {
  const playlistId = String(useParams().id);
  const signedIn = Boolean(useViewer());
  const [path, setPath] = useState<string | null>(null);
  useEffect(() => {
    if (!signedIn) return;
    let wanted = true;
    ask(playlistId).then((found) => wanted && setPath(found));
    return () => {
      wanted = false;
    };
  }, [signedIn, playlistId]);
  if (!path) return null;
  return (
    <div
      role="status"
      className="page-x mx-auto mt-6 flex max-w-xl flex-wrap items-center gap-x-4 gap-y-3 rounded-card bg-surface p-4"
    >
      <Lock aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <p className="min-w-0 flex-1 basis-52 text-sm">
        This playlist is in your library. It is not public, so this address shows it to nobody.
      </p>
      <Link href={path} className={buttonStyles({ variant: "primary" })}>
        Open it
      </Link>
    </div>
  );
}

async function ask(playlistId: string) {
  const { findWay } = await import("@/lib/playlists/share-actions");
  const result = await findWay({ playlistId }).catch(() => null);
  return result?.ok ? result.data.path : null;
}
