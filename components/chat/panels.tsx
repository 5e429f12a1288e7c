"use client";

import { Lazy } from "@/components/ui/lazy";
import { useRoomHandle } from "./room-context";

/** What can lie over the conversation. */
export type Panel = "search" | "pins" | "settings";

const loads = {
  search: () => import("./search-panel").then((module) => module.SearchPanel),
  pins: () => import("./pins-panel").then((module) => module.PinsPanel),
  settings: () => import("./chat-settings").then((module) => module.ChatSettings),
};

type PanelsProps = { shown: Panel | null; onClose: () => void };

/** The panel that was asked for, whose code loads then. */
export function Panels({ shown, onClose }: PanelsProps) {
  const { engine } = useRoomHandle();
  if (!shown) return null;
  function jump(seq: number) {
    onClose();
    void engine.jumpTo(seq);
  }
  return (
    <Lazy key={shown} load={loads[shown]}>
      {(Shown) => <Shown onClose={onClose} onJump={jump} />}
    </Lazy>
  );
}
