"use client";

import { Users } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { Role } from "@/lib/collaboration/schema";

const load = () => import("./collaboration-dialog");

type CollaborationProps = {
  playlist: { id: string; title: string };
  /** What the viewer is to the list. */
  role: Role;
  /** After the viewer has changed the list from here: by accepting a suggestion, or by reverting. */
  onChanged?: () => void;
};

/** A button behind which are the people of a list, what they suggest and what they have done. Its code loads when used. */
export function Collaboration(props: CollaborationProps) {
  const [used, setUsed] = useState(false);
  const [open, setOpen] = useState(false);
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
          {({ CollaborationDialog }) => <CollaborationDialog {...props} open={open} onOpenChange={setOpen} />}
        </Lazy>
      )}
    </>
  );
}
