"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { placeAt } from "./arrange";
import { useEditor } from "./editor-context";
import { countedItems } from "./telling";

type PositionDialogProps = { ids: string[]; onClose: () => void };

/** Asks for the place in the list that items go to, counted from 1. */
export function PositionDialog({ ids, onClose }: PositionDialogProps) {
  const { editing } = useEditor();
  const formId = useId();
  const { items } = editing.engine.state();
  const wanted = new Set(ids);
  const moved = items.filter(({ id }) => wanted.has(id));
  const last = items.length - moved.length + 1;
  const now = items.findIndex(({ id }) => wanted.has(id)) + 1;
  const [position, setPosition] = useState(String(now));
  const [error, setError] = useState<string>();
  function submit(event: FormEvent) {
    event.preventDefault();
    const place = Number(position);
    if (!Number.isInteger(place) || place < 1 || place > last)
      return setError(`A place from 1 to ${last.toLocaleString("en")}, please.`);
    onClose();
    editing.move(ids, placeAt(items, ids, place));
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Move to position"
      description={countedItems(moved)}
      className="sm:max-w-sm"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary">
            Move
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field
          label={moved.length > 1 ? "Place of the first one" : "Place"}
          hint={`1 is the top, ${last.toLocaleString("en")} the bottom.`}
          error={error}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            value={position}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setPosition(event.target.value.trim())}
          />
        </Field>
      </form>
    </Dialog>
  );
}
