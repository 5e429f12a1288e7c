"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { getPositionMs, usePlayer } from "@/components/player/player-store";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Input, Textarea } from "@/components/ui/field";
import { formatDuration } from "@/components/ui/time";
import { limits } from "@/lib/playlists/limits";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { useEditor } from "./editor-context";
import type { ItemPart } from "./intents";
import { addedWords, nameOf } from "./telling";
import { readTime, writeTime } from "./times";

type PartDialogProps = {
  item: PlaylistItem;
  /** Whether somebody has removed it since. What was typed can still be read and copied then. */
  gone: boolean;
  onClose: () => void;
};
type Typed = { note: string; start: string; end: string };
type Errors = { [Name in keyof Typed | "form"]?: string };

/** An item's note, and which part of its media it plays. What was typed stays until it is saved. */
export function PartDialog({ item, gone, onClose }: PartDialogProps) {
  const { editing } = useEditor();
  const formId = useId();
  const { media } = item;
  const [typed, setTyped] = useState<Typed>(() => ({
    note: item.note,
    start: writeTime(item.startMs),
    end: writeTime(item.endMs),
  }));
  const [errors, setErrors] = useState<Errors>({});
  const [pending, setPending] = useState(false);
  const set = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readPart(typed, media?.durationMs ?? Number.POSITIVE_INFINITY);
    setErrors(read.errors);
    if (!read.part || gone) return;
    setPending(true);
    const result = await editing.edit(item.id, read.part);
    setPending(false);
    if (result.ok) onClose();
    else setErrors({ form: result.error.message });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      holds
      title={nameOf(item)}
      description={addedWords(item)}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {gone ? "Close" : "Cancel"}
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={pending} disabled={gone}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <Field label="Note" optional error={errors.note}>
          <Textarea
            value={typed.note}
            placeholder="Why it is in here, or what to look out for"
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
        {media && (
          <div className="grid grid-cols-2 gap-4">
            <TimeField
              label="Start at"
              hint="0:00"
              error={errors.start}
              mediaId={media.id}
              value={typed.start}
              onValue={(start) => set({ start })}
            />
            <TimeField
              label="End at"
              hint={formatDuration(media.durationMs)}
              error={errors.end}
              mediaId={media.id}
              value={typed.end}
              onValue={(end) => set({ end })}
            />
          </div>
        )}
        {gone ? (
          <FieldError>Somebody removed this item meanwhile.</FieldError>
        ) : (
          errors.form && <FieldError>{errors.form}</FieldError>
        )}
      </form>
    </Dialog>
  );
}

type TimeFieldProps = {
  label: string;
  hint: string;
  error: string | undefined;
  mediaId: string;
  value: string;
  onValue: (value: string) => void;
};

/** A time within a media; while that plays, the moment that it is at can be taken over. */
function TimeField({ label, hint, error, mediaId, value, onValue }: TimeFieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} error={error}>
        <Input
          value={value}
          placeholder={hint}
          autoComplete="off"
          onChange={(event) => onValue(event.target.value)}
          className="tabular-nums"
        />
      </Field>
      <TakeMoment mediaId={mediaId} onTake={(moment) => onValue(writeTime(moment))} />
    </div>
  );
}

function TakeMoment({
  mediaId,
  onTake,
}: {
  mediaId: string;
  onTake: (milliseconds: number) => void;
}): ReactNode {
  const playing = usePlayer((state) => state.current?.media.id === mediaId);
  if (!playing) return null;
  return (
    <Button
      size="sm"
      variant="ghost"
      className="-ml-3 self-start text-muted"
      onClick={() => onTake(Math.floor(getPositionMs() / 100) * 100)}
    >
      Use the current moment
    </Button>
  );
}

/** What was typed as what is saved; a start of 0 and an end at the end are none. */
export function readPart(
  { note, start, end }: Typed,
  durationMs: number,
): { part?: ItemPart; errors: Errors } {
  const [startMs, endMs] = [readTime(start), readTime(end)];
  const errors: Errors = {};
  if (note.trim().length > limits.note) errors.note = `At most ${limits.note} characters, please.`;
  if (startMs === undefined) errors.start = "A time such as 1:15, please.";
  if (endMs === undefined) errors.end = "A time such as 3:40, please.";
  if (startMs && startMs >= durationMs) errors.start = "That is behind its end.";
  if (endMs && endMs <= (startMs ?? 0)) errors.end = "That is before its start.";
  if (endMs === 0) errors.end = "That is its start.";
  if (startMs === undefined || endMs === undefined || Object.keys(errors).length > 0) return { errors };
  const part = {
    note: note.trim(),
    startMs: startMs || null,
    endMs: endMs && endMs < durationMs ? endMs : null,
  };
  return { part, errors };
}
