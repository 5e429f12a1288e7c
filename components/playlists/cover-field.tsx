"use client";

import { clsx } from "clsx";
import { LayoutGrid } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useController } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import type { MediaCard } from "@/lib/media/schema";
import { findItems } from "@/lib/playlists/actions";
import type { ItemPage } from "@/lib/playlists/schema";
import { call } from "./call";
import type { PlaylistForm } from "./use-playlist-form";

type CoverFieldProps = { form: PlaylistForm; playlistId: string };

/** A list's cover: the mosaic that changes with its first items, or the picture of one that is in it. */
export function CoverField({ form, playlistId }: CoverFieldProps) {
  const { field } = useController({ control: form.control, name: "coverMediaId", defaultValue: null });
  const { media, status, cursor, load } = usePictures(playlistId);
  const there = media.some(({ id }) => id === field.value);
  const automatic = !field.value || (status === "ready" && !cursor && !there);
  if (status === "ready" && media.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Cover</legend>
      <div className="grid max-h-72 grid-cols-3 gap-2 overflow-y-auto p-1 sm:grid-cols-4">
        <Choice label="Automatic" checked={automatic} onChoose={() => field.onChange(null)}>
          <LayoutGrid aria-hidden="true" className="size-5" />
          <span className="text-xs">Automatic</span>
        </Choice>
        {media.map(({ id, title, posterSmallUrl, colour }) => (
          <Choice
            key={id}
            label={title}
            colour={colour}
            checked={field.value === id}
            onChoose={() => field.onChange(id)}
          >
            <img
              src={posterSmallUrl}
              alt=""
              loading="lazy"
              decoding="async"
              className="absolute inset-0 size-full object-cover"
            />
          </Choice>
        ))}
        {status === "loading" && [0, 1, 2].map((place) => <Skeleton key={place} className="aspect-video" />)}
      </div>
      {status === "failed" && <NotLoaded onRetry={load} />}
      {cursor && status === "ready" && (
        <Button size="sm" variant="ghost" className="self-start" onClick={load}>
          More pictures
        </Button>
      )}
    </fieldset>
  );
}

type ChoiceProps = {
  label: string;
  checked: boolean;
  onChoose: () => void;
  colour?: string;
  children: ReactNode;
};

function Choice({ label, checked, onChoose, colour, children }: ChoiceProps) {
  return (
    <label
      title={label}
      style={{ backgroundColor: colour }}
      className={clsx(
        "relative flex aspect-video cursor-pointer flex-col items-center justify-center gap-1 overflow-hidden rounded-control bg-surface-2 text-muted",
        "has-checked:text-text has-checked:outline-2 has-checked:outline-accent has-checked:outline-offset-1 has-focus-visible:outline-3 has-focus-visible:outline-text",
      )}
    >
      <input
        type="radio"
        name="cover"
        aria-label={label}
        checked={checked}
        onChange={onChoose}
        className="absolute inset-0 z-1 size-full cursor-pointer opacity-0"
      />
      {children}
    </label>
  );
}

type Pictures = { media: MediaCard[]; cursor: string | null; status: "loading" | "ready" | "failed" };
const none: Pictures = { media: [], cursor: null, status: "loading" };
const PAGE = 100;

/** The media of a list, each once, a page at a time. */
function usePictures(playlistId: string) {
  const [pictures, setPictures] = useState(none);
  const fetchPage = useCallback(
    async (cursor: string | null) => {
      setPictures((before) => ({ ...before, status: "loading" }));
      const found = await call(() => findItems({ playlistId, cursor: cursor ?? undefined, limit: PAGE }));
      setPictures((before) => (found.ok ? withPage(before, found.data) : { ...before, status: "failed" }));
    },
    [playlistId],
  );
  useEffect(() => void fetchPage(null), [fetchPage]);
  return { ...pictures, load: () => void fetchPage(pictures.cursor) };
}

function withPage({ media }: Pictures, { items, nextCursor }: ItemPage): Pictures {
  const all = [...media, ...items.flatMap((item) => item.media ?? [])];
  return {
    media: [...new Map(all.map((card) => [card.id, card])).values()],
    cursor: nextCursor,
    status: "ready",
  };
}
