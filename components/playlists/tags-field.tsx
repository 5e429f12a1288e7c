"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useController } from "react-hook-form";
import { FieldError } from "@/components/ui/field";
import { suggestTags } from "@/lib/playlists/explore-actions";
import { limits } from "@/lib/playlists/limits";
import { call } from "./call";
import type { PlaylistForm } from "./use-playlist-form";

/** A playlist's themes: typed, with Enter or a comma after each, or taken from those that others use. */
export function TagsField({ form }: { form: PlaylistForm }) {
  const id = useId();
  const { field, fieldState } = useController({ control: form.control, name: "tags", defaultValue: [] });
  const [typed, setTyped] = useState("");
  const tags = field.value ?? [];
  const full = tags.length >= limits.tags;
  const error = [fieldState.error].flat()[0]?.message ?? elementError(fieldState.error);

  function add(words: string) {
    const fresh = words.split(",").map((word) => word.trim().toLowerCase().replace(/\s+/g, " "));
    const all = [...new Set([...tags, ...fresh.filter(Boolean)])];
    field.onChange(all.slice(0, limits.tags));
    setTyped("");
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Backspace" && typed === "" && tags.length > 0) field.onChange(tags.slice(0, -1));
    if (event.key !== "Enter" && event.key !== ",") return;
    if (event.key === "Enter" && typed.trim() === "") return;
    event.preventDefault();
    add(typed);
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="flex justify-between font-medium text-sm">
        Themes
        <span className="font-normal text-muted">
          {tags.length} of {limits.tags}
        </span>
      </label>
      <div className="flex flex-wrap items-center gap-2 rounded-control border border-line-strong bg-bg p-2 transition-colors focus-within:border-accent hover:border-muted">
        {tags.map((tag) => (
          <Tag key={tag} tag={tag} onRemove={() => field.onChange(tags.filter((other) => other !== tag))} />
        ))}
        <input
          id={id}
          ref={field.ref}
          value={typed}
          disabled={full}
          maxLength={limits.tag}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          aria-invalid={error ? true : undefined}
          placeholder={hintFor(tags.length)}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          onBlur={() => {
            if (typed.trim()) add(typed);
            field.onBlur();
          }}
          className="h-8 min-w-32 flex-1 bg-transparent px-1.5 text-base outline-none placeholder:text-muted pointer-coarse:h-11"
        />
      </div>
      <p id={`${id}-hint`} className="text-muted text-sm">
        People find the list by them. Enter or a comma ends each.
      </p>
      {error && <FieldError>{error}</FieldError>}
      {!full && <Suggestions chosen={tags} onAdd={add} />}
    </div>
  );
}

function hintFor(count: number) {
  if (count === 0) return "night, slow cinema…";
  return count < limits.tags ? "Another…" : "";
}

/** The first of the themes that was refused, which the form reports by its place. */
function elementError(error: unknown) {
  const first = Object.values((error ?? {}) as Record<string, { message?: string } | undefined>)[0];
  return typeof first?.message === "string" ? first.message : undefined;
}

function Tag({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove ${tag}`}
      onClick={onRemove}
      className="inline-flex h-8 items-center gap-1.5 rounded-full bg-surface-2 pr-2.5 pl-3 text-sm pointer-coarse:h-11"
    >
      {tag}
      <X aria-hidden="true" className="size-3.5 text-muted" />
    </button>
  );
}

const SUGGESTED = 8;

/** Themes that others use. They are a help: without them the field is whole. */
function Suggestions({ chosen, onAdd }: { chosen: string[]; onAdd: (tag: string) => void }) {
  const [known, setKnown] = useState<string[]>([]);
  useEffect(() => {
    let wanted = true;
    void call(() => suggestTags({})).then((result) => wanted && result.ok && setKnown(result.data.tags));
    return () => {
      wanted = false;
    };
  }, []);
  const tags = known.filter((tag) => !chosen.includes(tag)).slice(0, SUGGESTED);
  if (tags.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap gap-2 pt-1">
      <legend className="sr-only">Themes that others use</legend>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-label={`Add ${tag}`}
          onClick={() => onAdd(tag)}
          className="h-8 rounded-full border border-line-strong px-3 text-muted text-sm transition-colors hover:border-muted hover:text-text pointer-coarse:h-11"
        >
          {tag}
        </button>
      ))}
    </fieldset>
  );
}
