"use client";

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  EllipsisVertical,
  ListVideo,
  Play,
  X,
} from "lucide-react";
import Link from "next/link";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { PlaylistItem } from "@/lib/playlists/schema";
import type { RowActions } from "./item-row";
import { isPending, nameOf } from "./use-items";

type RowMenuProps = RowActions & { item: PlaylistItem; index: number; count: number };

/** Everything that can be done with one item, for those who would rather not drag. */
export function RowMenu({ item, index, count, onMove, onRemove, onPlay }: RowMenuProps) {
  const [first, last] = [index === 0, index === count - 1];
  const to = (target: number) => () => onMove(item.id, target);
  return (
    <Menu
      trigger={
        <IconButton label={`More for ${nameOf(item)}`} disabled={isPending(item)}>
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem disabled={first} onClick={to(index - 1)}>
        <ArrowUp aria-hidden="true" /> Move up
      </MenuItem>
      <MenuItem disabled={last} onClick={to(index + 1)}>
        <ArrowDown aria-hidden="true" /> Move down
      </MenuItem>
      <MenuItem disabled={first} onClick={to(0)}>
        <ArrowUpToLine aria-hidden="true" /> Move to top
      </MenuItem>
      <MenuItem disabled={last} onClick={to(count - 1)}>
        <ArrowDownToLine aria-hidden="true" /> Move to bottom
      </MenuItem>
      <MenuSeparator />
      {item.media && (
        <>
          <MenuItem onClick={() => onPlay(item.id)}>
            <Play aria-hidden="true" /> Play from here
          </MenuItem>
          <MenuItem render={<Link href={`/media/${item.media.id}`} />}>
            <ListVideo aria-hidden="true" /> Open its page
          </MenuItem>
        </>
      )}
      <MenuItem danger onClick={() => onRemove(item)}>
        <X aria-hidden="true" /> Remove from playlist
      </MenuItem>
    </Menu>
  );
}
