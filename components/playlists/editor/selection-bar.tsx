"use client";

import {
  ArrowDownToLine,
  ArrowUpToLine,
  CopyPlus,
  EllipsisVertical,
  FolderInput,
  Hash,
  ListChecks,
  ListEnd,
  Trash2,
  X,
} from "lucide-react";
import { addToQueue } from "@/components/player/queue-actions";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useEditor } from "./editor-context";

type SelectionBarProps = {
  /** What is selected, in the order of the list. */
  ids: string[];
  total: number;
  onAll: () => void;
  onDone: () => void;
};

/** What there is to do with the items that are selected, in the place of the toolbar. */
export function SelectionBar({ ids, total, onAll, onDone }: SelectionBarProps) {
  const { editing, remove } = useEditor();
  const none = ids.length === 0;
  return (
    <div
      role="toolbar"
      aria-label="Selected items"
      className="flex min-w-0 flex-1 items-center gap-0.5 sm:gap-1.5"
    >
      <IconButton label="Stop selecting" onClick={onDone} className="-ml-2">
        <X aria-hidden="true" />
      </IconButton>
      <p className="mr-auto min-w-0 truncate font-semibold tabular-nums">
        {ids.length.toLocaleString("en")}
        <span className="max-sm:sr-only"> selected</span>
      </p>
      {ids.length < total && (
        <Button variant="ghost" onClick={onAll} className="max-sm:px-3">
          <ListChecks aria-hidden="true" className="max-sm:hidden" />
          <span>
            <span className="max-sm:sr-only">Select </span>
            <span className="max-sm:capitalize">all</span>
          </span>
        </Button>
      )}
      <IconButton label="Move to top" disabled={none} onClick={() => editing.move(ids, "top")}>
        <ArrowUpToLine aria-hidden="true" />
      </IconButton>
      <IconButton label="Move to bottom" disabled={none} onClick={() => editing.move(ids, "bottom")}>
        <ArrowDownToLine aria-hidden="true" />
      </IconButton>
      <IconButton label="Remove" disabled={none} onClick={() => remove(ids)} className="text-danger">
        <Trash2 aria-hidden="true" />
      </IconButton>
      <More ids={ids} />
    </div>
  );
}

function More({ ids }: { ids: string[] }) {
  const { editing, ask } = useEditor();
  const chosen = new Set(ids);
  function queue() {
    const items = editing.engine.state().items.filter(({ id }) => chosen.has(id));
    void addToQueue(
      items.flatMap(({ media, startMs, endMs }) => (media ? [{ mediaId: media.id, startMs, endMs }] : [])),
    );
  }
  return (
    <Menu
      trigger={
        <IconButton label="More for the selected items" disabled={ids.length === 0} className="-mr-2">
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={() => ask({ what: "position", ids })}>
        <Hash aria-hidden="true" /> Move to position…
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={() => ask({ what: "copy", ids })}>
        <CopyPlus aria-hidden="true" /> Copy to playlist…
      </MenuItem>
      <MenuItem onClick={() => ask({ what: "move", ids })}>
        <FolderInput aria-hidden="true" /> Move to playlist…
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={queue}>
        <ListEnd aria-hidden="true" /> Add to queue
      </MenuItem>
    </Menu>
  );
}
