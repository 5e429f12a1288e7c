"use client";

import { Smartphone } from "lucide-react";
import { useState } from "react";
import { useBeside } from "@/components/player/beside-store";
import { usePlayer } from "@/components/player/player-store";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";

const loadDialog = () => import("./second-screen-dialog").then((module) => module.SecondScreenDialog);

/** Brings the chat of what plays here to a phone. Not on a phone itself. */
export function SecondScreenButton({ roomId }: { roomId?: string }) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const connected = useBeside((state) => state.beside?.opened === true);
  const remote = usePlayer((state) => state.remote !== null);
  const mediaId = usePlayer((state) => state.current?.media.id);
  if (remote || !mediaId) return null;
  const show = () => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <IconButton
        label={connected ? "Chat on your phone, connected" : "Chat on your phone"}
        size="sm"
        aria-haspopup="dialog"
        className={`max-lg:pointer-coarse:hidden max-sm:hidden ${connected ? "text-accent" : "text-muted"}`}
        onClick={show}
      >
        <Smartphone />
      </IconButton>
      {asked && (
        <Lazy load={loadDialog}>
          {(SecondScreenDialog) => (
            <SecondScreenDialog open={open} onOpenChange={setOpen} mediaId={mediaId} roomId={roomId} />
          )}
        </Lazy>
      )}
    </>
  );
}
