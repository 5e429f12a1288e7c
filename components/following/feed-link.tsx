"use client";

import { Rss } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import { buttonStyles } from "@/components/ui/button";
import { useViewer } from "@/components/viewer";
import { countNew } from "@/lib/following/actions";

const MOST = 99;

/** The way to the feed for who is signed in, with how much is new in it. */
export function FeedLink() {
  const viewer = useViewer();
  const [fresh, setFresh] = useState(0);
  useEffect(() => {
    if (!viewer) return;
    let wanted = true;
    void call(() => countNew({})).then((result) => wanted && result.ok && setFresh(result.data.count));
    return () => {
      wanted = false;
    };
  }, [viewer]);
  if (!viewer) return null;
  return (
    <Link href="/feed" className={buttonStyles()}>
      <Rss aria-hidden="true" />
      Feed
      {fresh > 0 && (
        <span className="rounded-full bg-accent px-2 py-0.5 text-accent-text text-xs tabular-nums">
          {fresh > MOST ? `${MOST}+` : fresh} new
        </span>
      )}
    </Link>
  );
}
