"use client";

import { ArrowUpDown, Plus, SquareCheck, Undo2 } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { SortKey } from "./arrange";
import { useEditor } from "./editor-context";

type ToolbarProps = { count: number; complete: boolean; onSelect: () => void };

/** What there is to do with the list as a whole. It stays in sight while the items scroll below it. */
export function Toolbar({ count, complete, onSelect }: ToolbarProps) {
  const { editing, editable, ask } = useEditor();
  return (
    <>
      <Button variant="primary" onClick={() => ask({ what: "find" })}>
        <Plus aria-hidden="true" />
        {editable ? "Add" : "Suggest"}
      </Button>
      {editable && count > 0 && (
        <>
          <SortMenu disabled={!complete || count < 2} onSort={editing.sort} />
          <Button variant="ghost" onClick={onSelect} className="max-sm:px-3.5">
            <SquareCheck aria-hidden="true" />
            Select
          </Button>
          <Undo />
        </>
      )}
    </>
  );
}

/** It keeps its focus when nothing is left to undo. */
function Undo() {
  const { stack } = useEditor().editing;
  const filled = useSyncExternalStore(stack.subscribe, stack.filled, () => false);
  return (
    <IconButton
      label="Undo the last change"
      aria-keyshortcuts="Control+Z"
      aria-disabled={!filled}
      onClick={stack.undoLast}
      className="ml-auto"
    >
      <Undo2 aria-hidden="true" />
    </IconButton>
  );
}

const sorts = [
  { by: "title", label: "Title, A to Z", descending: false },
  { by: "title", label: "Title, Z to A", descending: true },
  { by: "artist", label: "Artist, A to Z", descending: false },
  { by: "duration", label: "Shortest first", descending: false },
  { by: "duration", label: "Longest first", descending: true },
  { by: "added", label: "Added first", descending: false },
  { by: "added", label: "Added last", descending: true },
] satisfies { by: SortKey; label: string; descending: boolean }[];

type SortMenuProps = { disabled: boolean; onSort: (by: SortKey, descending: boolean) => void };

function SortMenu({ disabled, onSort }: SortMenuProps) {
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="ghost" disabled={disabled} className="max-sm:px-3.5">
          <ArrowUpDown aria-hidden="true" />
          Sort
        </Button>
      }
    >
      <p className="px-3 pt-1.5 pb-1 text-muted text-xs">Once; then it is yours to move again.</p>
      <MenuSeparator />
      {sorts.map(({ label, by, descending }) => (
        <MenuItem key={label} onClick={() => onSort(by, descending)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
