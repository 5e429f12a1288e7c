"use client";

import { useState } from "react";
import { Input } from "@/components/ui/field";
import type { Shelf } from "@/lib/playlists/schema";
import { VisibilityMark } from "./visibility";

const MANY = 8;

type ShelfListProps = { shelves: Shelf[]; onToggle: (shelf: Shelf) => void };

/** Playlists as check boxes; a search box above them once there are many. */
export function ShelfList({ shelves, onToggle }: ShelfListProps) {
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const shown = shelves.filter((shelf) => shelf.title.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {shelves.length > MANY && (
        <Input
          type="search"
          aria-label="Search your playlists"
          placeholder="Search your playlists"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="mb-3"
        />
      )}
      <ul aria-label="Your playlists" className="-mx-3 flex flex-col">
        {shown.map((shelf) => (
          <li key={shelf.id}>
            <label className="flex min-h-12 cursor-pointer items-center gap-3.5 rounded-control px-3 py-2 transition-colors hover:bg-surface-2 has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <input
                type="checkbox"
                checked={shelf.itemIds.length > 0}
                onChange={() => onToggle(shelf)}
                className="size-5 shrink-0 accent-accent outline-none"
              />
              <span className="min-w-0 flex-1 truncate font-medium text-[0.9375rem]">{shelf.title}</span>
              <span className="shrink-0 text-muted text-sm">
                <VisibilityMark visibility={shelf.visibility} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p role="status" className="py-6 text-center text-muted">
          None of your playlists is called that.
        </p>
      )}
    </>
  );
}
