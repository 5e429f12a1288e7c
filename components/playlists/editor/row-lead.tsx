"use client";

import { clsx } from "clsx";
import { Play, Volume2 } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { useEditor } from "./editor-context";
import { nameOf } from "./telling";

type RowLeadProps = {
  item: PlaylistItem;
  index: number;
  selected: boolean;
  selecting: boolean;
  current: boolean;
  tabIndex: number;
};

/** What a row begins with: its number, which is a play button under the mouse, and a check box while choosing. */
export function RowLead({ item, index, selected, selecting, current, tabIndex }: RowLeadProps) {
  if (selecting) return <Chooser item={item} selected={selected} tabIndex={tabIndex} />;
  return (
    <td className="p-0 relative grid size-11 shrink-0 place-items-center max-sm:hidden">
      <span
        aria-hidden="true"
        className={clsx(
          "absolute text-sm tabular-nums",
          current ? "text-accent" : "text-muted",
          item.media && "group-focus-within:opacity-0 group-hover:opacity-0",
        )}
      >
        {current ? <Volume2 className="size-4.5" /> : index + 1}
      </span>
      {item.media && <PlayItem item={item} tabIndex={tabIndex} />}
    </td>
  );
}

function PlayItem({ item, tabIndex }: { item: PlaylistItem; tabIndex: number }) {
  const { play } = useEditor();
  return (
    <IconButton
      label={`Play ${nameOf(item)}`}
      tabIndex={tabIndex}
      onClick={() => play(item.id)}
      className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 group-focus-within:opacity-100"
    >
      <Play aria-hidden="true" className="size-4! fill-current" />
    </IconButton>
  );
}

function Chooser({ item, selected, tabIndex }: { item: PlaylistItem; selected: boolean; tabIndex: number }) {
  const { choose } = useEditor();
  return (
    <td className="p-0 shrink-0">
      <label className="grid size-11 cursor-pointer place-items-center">
        <input
          type="checkbox"
          aria-label={`Select ${nameOf(item)}`}
          checked={selected}
          tabIndex={tabIndex}
          onChange={(event) => {
            const { shiftKey } = event.nativeEvent as MouseEvent;
            choose(shiftKey ? "range" : "toggle", item.id);
          }}
          className="size-5 accent-accent"
        />
      </label>
    </td>
  );
}
