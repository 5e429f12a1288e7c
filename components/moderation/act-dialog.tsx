"use client";

import { type FormEvent, useId, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { act } from "@/lib/moderation/actions";
import type { ReportReason } from "@/lib/moderation/schema";
import type { Actable } from "./act";
import { ActionPicker } from "./action-picker";
import { actionLabels, actionsWords } from "./action-words";
import { actionsOf, choicesOf, type Draft, settingOf } from "./draft";
import { PersonGlance } from "./person-glance";
import { ReasonField } from "./reason-field";

/** Acts on somebody or on their message at once: everything that is chosen, in one go. */
export function ActDialog({ about }: { about: Actable }) {
  const form = useId();
  const [open, setOpen] = useState(true);
  const choices = choicesOf(about.may);
  const [draft, setDraft] = useState<Draft>(() => presetOf(about, choices));
  const [reason, setReason] = useState<ReportReason>();
  const [words, setWords] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  const actions = actionsOf(draft);

  async function run(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setError("");
    const { target } = about;
    const roomId = target.type === "user" ? about.roomId : undefined;
    const result = await call(() => act({ target, roomId, actions, reason, words }));
    if (!result.ok) {
      setPending(false);
      return setError(result.error.message);
    }
    toast(`${about.person.name}: ${actionsWords(result.data.decision.actions)}.`);
    setOpen(false);
    about.onDone?.();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      holds={words !== ""}
      title={`Moderate ${about.person.name}`}
      description="It happens at once, they are told why, and it is written down with your name."
      footer={
        <>
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button
            type="submit"
            form={form}
            variant="danger"
            pending={pending}
            disabled={actions.length === 0}
          >
            {actions.length === 1 && actions[0] ? actionLabels[actions[0].kind] : "Do it"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={run} className="flex flex-col gap-5">
        {about.quote && (
          <blockquote className="line-clamp-3 border-line-strong border-l-2 pl-3 text-muted text-sm">
            {about.quote}
          </blockquote>
        )}
        <PersonGlance userId={about.person.id} roomId={about.roomId} />
        <ActionPicker legend="What is done?" choices={choices} draft={draft} onChange={setDraft} />
        <ReasonField label="Why" value={reason} onChange={setReason} />
        <Field label="Words for them" optional>
          <Textarea
            rows={2}
            value={words}
            maxLength={2_000}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
        {error && <FieldError>{error}</FieldError>}
      </form>
    </Dialog>
  );
}

function presetOf({ preset }: Actable, choices: ReturnType<typeof choicesOf>): Draft {
  const choice = choices.find(({ kind }) => kind === preset);
  return choice ? { [choice.kind]: settingOf(choice) } : {};
}
