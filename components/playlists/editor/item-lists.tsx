"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { ItemRow, type RowActions } from "./item-row";

type ListProps = RowActions & { items: PlaylistItem[]; playing: string | undefined; activeId: string | null };

const ROW_PX = 72;

/** Every item as a row. */
export function PlainList({ items, playing, activeId: _, ...actions }: ListProps) {
  return (
    <ol aria-label="Items" className="flex flex-col">
      {items.map((item, index) => (
        <ItemRow
          key={item.id}
          item={item}
          index={index}
          count={items.length}
          current={item.media !== null && item.media.id === playing}
          {...actions}
        />
      ))}
    </ol>
  );
}

/** Only the rows in sight, and the one that is being dragged: fingers follow the element that they touched. */
export function LongList({ items, playing, activeId, ...actions }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const dragged = items.findIndex(({ id }) => id === activeId);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => items[index]?.id ?? index,
    rangeExtractor: (range) => withRow(range, dragged),
  });
  return (
    <ol ref={list} aria-label="Items" className="relative" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <ItemRow
            key={key}
            item={item}
            index={index}
            count={items.length}
            current={item.media !== null && item.media.id === playing}
            style={{ position: "absolute", insetInline: 0, top: start - top }}
            {...actions}
          />
        );
      })}
    </ol>
  );
}

function withRow(range: Range, index: number) {
  const indexes = defaultRangeExtractor(range);
  return index < 0 || indexes.includes(index) ? indexes : [...indexes, index].sort((a, b) => a - b);
}
