"use client";

import {
  ArrowDownToLine,
  ArrowUpToLine,
  CopyPlus,
  FolderInput,
  Hash,
  ListEnd,
  ListPlus,
  ListVideo,
  Play,
  SquareCheck,
  StickyNote,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import type { ReactElement } from "react";
import { addToQueue, playNextInQueue } from "@/components/player/queue-actions";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { useEditor } from "./editor-context";
import { addedWords } from "./telling";

type RowMenuProps = { item: PlaylistItem; index: number; trigger: ReactElement };

/** Everything that can be done with one item, for those who would rather not drag. */
export function RowMenu({ item, index, trigger }: RowMenuProps) {
  const { editable } = useEditor();
  return (
    <Menu trigger={trigger} defaultOpen>
      {item.media && <Playing item={item} mediaId={item.media.id} />}
      {editable && <Ordering item={item} index={index} />}
      <Lists item={item} editable={editable} />
      <MenuSeparator />
      <p className="px-3 pt-1 pb-1.5 text-muted text-xs">{addedWords(item)}</p>
    </Menu>
  );
}

function Playing({ item, mediaId }: { item: PlaylistItem; mediaId: string }) {
  const { play } = useEditor();
  const part = { mediaId, startMs: item.startMs, endMs: item.endMs };
  return (
    <>
      <MenuItem onClick={() => play(item.id)}>
        <Play aria-hidden="true" /> Play from here
      </MenuItem>
      <MenuItem onClick={() => void playNextInQueue([part])}>
        <ListPlus aria-hidden="true" /> Play next
      </MenuItem>
      <MenuItem onClick={() => void addToQueue([part])}>
        <ListEnd aria-hidden="true" /> Add to queue
      </MenuItem>
      <MenuItem render={<Link href={`/media/${mediaId}`} />}>
        <ListVideo aria-hidden="true" /> Open its page
      </MenuItem>
      <MenuSeparator />
    </>
  );
}

function Ordering({ item, index }: { item: PlaylistItem; index: number }) {
  const { editing, ask, choose } = useEditor();
  const ids = [item.id];
  const last = index === editing.engine.state().items.length - 1;
  return (
    <>
      <MenuItem disabled={index === 0} onClick={() => editing.move(ids, "top")}>
        <ArrowUpToLine aria-hidden="true" /> Move to top
      </MenuItem>
      <MenuItem disabled={last} onClick={() => editing.move(ids, "bottom")}>
        <ArrowDownToLine aria-hidden="true" /> Move to bottom
      </MenuItem>
      <MenuItem disabled={index === 0 && last} onClick={() => ask({ what: "position", ids })}>
        <Hash aria-hidden="true" /> Move to position…
      </MenuItem>
      <MenuSeparator />
      <MenuItem onClick={() => ask({ what: "part", id: item.id })}>
        <StickyNote aria-hidden="true" /> {item.media ? "Note, start and end…" : "Note…"}
      </MenuItem>
      <MenuItem onClick={() => choose("toggle", item.id)}>
        <SquareCheck aria-hidden="true" /> Select
      </MenuItem>
    </>
  );
}

function Lists({ item, editable }: { item: PlaylistItem; editable: boolean }) {
  const { remove, ask } = useEditor();
  const ids = [item.id];
  return (
    <>
      {item.media && (
        <MenuItem onClick={() => ask({ what: "copy", ids })}>
          <CopyPlus aria-hidden="true" /> Copy to playlist…
        </MenuItem>
      )}
      {editable && (
        <>
          <MenuItem onClick={() => ask({ what: "move", ids })}>
            <FolderInput aria-hidden="true" /> Move to playlist…
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onClick={() => remove(ids)}>
            <Trash2 aria-hidden="true" /> Remove
          </MenuItem>
        </>
      )}
    </>
  );
}
