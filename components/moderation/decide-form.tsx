"use client";

import { Gavel } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { decideCase } from "@/lib/moderation/actions";
import type { CaseDetails } from "@/lib/moderation/case-schema";
import type { ReportReason } from "@/lib/moderation/schema";
import { ActionPicker } from "./action-picker";
import { chosenWords } from "./action-words";
import { actionsOf, choicesOf, type Draft } from "./draft";
import { refreshDuty } from "./duty-store";
import { ReasonField } from "./reason-field";

/** Decides a case: everything that is chosen happens at once, and everyone concerned is told. */
export function DecideForm({ details }: { details: CaseDetails }) {
  const router = useRouter();
  const ready = useReady();
  const [draft, setDraft] = useState<Draft>({});
  const [reason, setReason] = useState<ReportReason>(details.reasons[0]?.reason ?? "other");
  const [words, setWords] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");
  const actions = actionsOf(draft);
  const dismisses = actions.length === 0;

  async function decide(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setError("");
    const result = await call(() => decideCase({ caseId: details.id, actions, reason, words }));
    if (!result.ok) {
      setPending(false);
      return setError(result.error.message);
    }
    toast(dismisses ? "Dismissed. Those who reported it are told." : "Decided. Everyone concerned is told.");
    void refreshDuty();
    router.push("/moderation");
  }

  const note = <Textarea value={words} maxLength={2_000} onChange={({ target }) => setWords(target.value)} />;
  return (
    <form onSubmit={decide} className="flex flex-col gap-5">
      <ActionPicker
        legend="What is done? Nothing chosen dismisses the case."
        choices={choicesOf(details.may)}
        draft={draft}
        onChange={setDraft}
      />
      {dismisses ? (
        <Field label="A note" optional hint="Only moderators read it.">
          {note}
        </Field>
      ) : (
        <>
          <ReasonField label="The rule that it broke" value={reason} onChange={setReason} />
          <Field
            label="Words for the person concerned"
            optional
            hint="They read what was done, for which reason and how to appeal; and this."
          >
            {note}
          </Field>
        </>
      )}
      {error && <FieldError>{error}</FieldError>}
      <Button
        type="submit"
        variant={dismisses ? "primary" : "danger"}
        pending={pending}
        disabled={!ready}
        className="self-start max-sm:w-full"
      >
        <Gavel aria-hidden="true" />
        {chosenWords(actions)}
      </Button>
    </form>
  );
}
