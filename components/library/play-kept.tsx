"use client";

import { Play, Shuffle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { loadPlayer } from "@/components/player/load-player";
import { play } from "@/components/player/player-store";
import { entryOf } from "@/components/player/queue";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { toastError } from "@/components/ui/toast";
import { findKeptQueue } from "@/lib/library/actions";
import type { BuiltInKind } from "@/lib/library/schema";

/** Plays a built-in list, in order or shuffled. A film opens on its own page, music goes on in the docked player. */
export function PlayKept({ kind }: { kind: BuiltInKind }) {
  const router = useRouter();
  const [pending, setPending] = useState<"straight" | "shuffled">();
  async function start(order: "straight" | "shuffled") {
    setPending(order);
    try {
      const first = await playKept(kind, order === "shuffled");
      if (first?.kind === "video") router.push(`/media/${first.id}`);
    } catch {
      toastError("The player could not be loaded. Check the connection and try again.");
    } finally {
      setPending(undefined);
    }
  }
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="primary" pending={pending === "straight"} onClick={() => start("straight")}>
        <Play aria-hidden="true" className="fill-current" /> Play all
      </Button>
      <Button pending={pending === "shuffled"} onClick={() => start("shuffled")}>
        <Shuffle aria-hidden="true" /> Shuffle
      </Button>
    </div>
  );
}

/** Answers what it began with, or nothing after saying why not. */
async function playKept(kind: BuiltInKind, shuffle: boolean) {
  loadPlayer().catch(() => undefined);
  const result = await call(() => findKeptQueue({ kind }));
  if (!result.ok) return void toastError(result.error.message);
  const { permuted } = await import("@/components/player/queue-edits");
  const list = result.data.map(entryOf);
  const queue = shuffle ? permuted(list) : list;
  const [first] = queue;
  if (!first) toastError("There is nothing to play here at the moment.");
  else play(queue, { unshuffled: shuffle ? list.map(({ key }) => key) : null });
  return first?.media;
}
