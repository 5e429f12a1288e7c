"use client";

import { Lazy, NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { PanelFrame } from "./panel-frame";
import { useRoomHandle } from "./room-context";

/** What can lie over the conversation. */
export type Panel = "search" | "pins" | "settings";

const panels = {
  search: {
    title: "Search messages",
    load: () => import("./search-panel").then((module) => module.SearchPanel),
  },
  pins: { title: "Pinned messages", load: () => import("./pins-panel").then((module) => module.PinsPanel) },
  settings: {
    title: "Chat settings",
    load: () => import("./chat-settings").then((module) => module.ChatSettings),
  },
};

type PanelsProps = { shown: Panel | null; onClose: () => void };

/** The panel that was asked for, whose code loads then. */
export function Panels({ shown, onClose }: PanelsProps) {
  const { engine } = useRoomHandle();
  if (!shown) return null;
  const { title, load } = panels[shown];
  function jump(seq: number) {
    onClose();
    void engine.jumpTo(seq);
  }
  return (
    <PanelFrame key={shown} title={title} onClose={onClose}>
      <Lazy
        load={load}
        loading={<Skeleton className="m-3 h-11" />}
        failed={(retry) => <NotLoaded onRetry={retry} className="p-4" />}
      >
        {(Shown) => <Shown onJump={jump} />}
      </Lazy>
    </PanelFrame>
  );
}
