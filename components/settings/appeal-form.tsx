"use client";

import { type FormEvent, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { appeal } from "@/lib/moderation/appeal-actions";
import type { RecordEntry } from "@/lib/moderation/appeal-schema";

type AppealFormProps = { decisionId: string; until: string; onAppealed: (entry: RecordEntry) => void };

/** The one appeal against a decision. It opens at a press; what is typed stays when it does not get through. */
export function AppealForm({ decisionId, until, onAppealed }: AppealFormProps) {
  const ready = useReady();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!words.trim()) return setError("Say why the decision should be another one.");
    setError(undefined);
    setPending(true);
    const result = await call(() => appeal({ decisionId, words }));
    setPending(false);
    if (!result.ok) return setError(result.error.fields?.words ?? result.error.message);
    toast("Your appeal is on its way. You will be told how it ends.");
    onAppealed(result.data);
  }

  if (!open)
    return (
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
        <p className="text-muted text-sm">You can appeal until {dayOf(until)}, once.</p>
        <Button size="sm" disabled={!ready} onClick={() => setOpen(true)}>
          Appeal
        </Button>
      </div>
    );
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4 border-line border-t pt-4">
      <Field
        label="Why should the decision be another one?"
        hint="Somebody else than who decided reads this, with all that the decision rested on. You can appeal once."
        error={error}
      >
        <Textarea
          value={words}
          maxLength={2_000}
          rows={4}
          autoFocus
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="ghost" onClick={() => setOpen(false)}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={pending}>
          Send appeal
        </Button>
      </div>
    </form>
  );
}

function dayOf(moment: string) {
  return new Date(moment).toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" });
}
