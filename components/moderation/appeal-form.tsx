"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Field, FieldError, RadioCards, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useReady } from "@/components/ui/use-ready";
import { decideAppeal } from "@/lib/moderation/appeal-actions";

/** Answers an appeal: the decision stands, or everything about it that can be undone is undone. */
export function AppealForm({ appealId }: { appealId: string }) {
  const router = useRouter();
  const ready = useReady();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState("");

  async function decide(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = form.get("outcome") === "reversed" ? "reversed" : "upheld";
    const answer = String(form.get("answer"));
    setPending(true);
    setError("");
    const result = await call(() => decideAppeal({ appealId, outcome, answer }));
    if (!result.ok) {
      setPending(false);
      return setError(result.error.message);
    }
    toast(outcome === "reversed" ? "Reversed, and they are told." : "Upheld, and they are told.");
    router.push("/moderation/appeals");
    router.refresh();
  }

  return (
    <form onSubmit={decide} className="flex flex-col gap-5">
      <RadioCards
        legend="The decision"
        name="outcome"
        required
        options={[
          { value: "upheld", label: "Stands", hint: "Everything stays as it is." },
          { value: "reversed", label: "Is reversed", hint: "Everything that can be undone is undone." },
        ]}
      />
      <Field label="Answer" hint="The person reads this.">
        <Textarea name="answer" required maxLength={2_000} />
      </Field>
      {error && <FieldError>{error}</FieldError>}
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!ready}
        className="self-start max-sm:w-full"
      >
        Answer the appeal
      </Button>
    </form>
  );
}
