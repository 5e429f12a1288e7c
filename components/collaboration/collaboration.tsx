"use client";

import { Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useLivePlaylist } from "@/components/realtime/use-live-playlist";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import { toast } from "@/components/ui/toast";
import type { Role } from "@/lib/collaboration/schema";

const load = () => import("./collaboration-dialog");

type CollaborationProps = {
  playlist: { id: string; title: string };
  /** What the viewer is to the list. */
  role: Role;
  /** After the viewer has changed the list from here: by accepting a suggestion, or by reverting. */
  onChanged?: () => void;
};

/**
 * A button behind which are the people of a list, what they suggest and what they have done. Its code loads when used.
 * The page follows when the viewer's own role changes, and is left when they no longer work on the list.
 */
export function Collaboration(props: CollaborationProps) {
  const [used, setUsed] = useState(false);
  const [open, setOpen] = useState(false);
  const leaving = useStaying(props);
  function show() {
    setUsed(true);
    setOpen(true);
  }
  return (
    <>
      <Button onClick={show} onPointerEnter={() => void load().catch(() => undefined)} aria-haspopup="dialog">
        <Users aria-hidden="true" />
        People
      </Button>
      {used && (
        <Lazy load={load}>
          {({ CollaborationDialog }) => (
            <CollaborationDialog {...props} open={open} onOpenChange={setOpen} leaving={leaving} />
          )}
        </Lazy>
      )}
    </>
  );
}

/** Answers a mark to set before one leaves by oneself, which needs no telling. */
function useStaying({ playlist, role }: CollaborationProps) {
  const router = useRouter();
  const leaving = useRef(false);
  useLivePlaylist(playlist.id, undefined, {
    onAround: (now) => {
      if (now !== role) router.refresh();
    },
    onGone: () => {
      if (leaving.current) return;
      // Its owner has deleted it, and knows.
      if (role !== "owner") toast(`You no longer work on “${playlist.title}”.`);
      router.replace("/library");
    },
  });
  return leaving;
}
