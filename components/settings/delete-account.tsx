"use client";

import { type FormEvent, useId, useState } from "react";
import { forgetUnsent } from "@/components/chat/unsent-storage";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Input, RadioCards } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";
import { refreshViewer } from "@/components/viewer";
import type { DeletionInput, OwnAccount } from "@/lib/users/schema";
import { deleteAccount } from "@/lib/users/settings-actions";

const fates = [
  {
    value: "keep",
    label: "Leave my messages",
    hint: "Conversations stay whole. They are shown as by “Deleted user”.",
  },
  { value: "remove", label: "Remove my messages", hint: "Their words are deleted in every room." },
];

/** Deletes the account once who one is has been proven, by password or, without one, by handle. */
export function DeleteAccount({ account }: { account: OwnAccount }) {
  const form = useId();
  const ready = useReady();
  const [open, setOpen] = useState(false);
  const [messages, setMessages] = useState<DeletionInput["messages"]>("keep");
  const [proof, setProof] = useState("");
  const [error, setError] = useState<{ proof?: string; other?: string }>({});
  const [pending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    const result = await call(() => deleteAccount({ proof, messages }));
    if (result.ok) {
      await refreshViewer();
      forgetUnsent(account.id);
      return location.assign("/");
    }
    setPending(false);
    const { fields, message } = result.error;
    setError(fields?.proof ? { proof: fields.proof } : { other: message });
  }

  return (
    <>
      <Button variant="danger" className="self-start" disabled={!ready} onClick={() => setOpen(true)}>
        Delete your account…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        holds={proof !== ""}
        title="Delete your account?"
        description="This cannot be undone. Download your data first if you may want it."
        footer={
          <>
            <Button variant="ghost" onClick={() => setOpen(false)}>
              Keep my account
            </Button>
            <Button type="submit" form={form} variant="danger" pending={pending}>
              Delete for good
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} noValidate className="flex flex-col gap-6">
          <RadioCards
            legend="What about what you wrote in rooms?"
            name="messages"
            options={fates}
            chosen={messages}
            onChange={(event) => setMessages(event.target.value as DeletionInput["messages"])}
          />
          <Field
            label={account.hasPassword ? "Your password" : `Your handle, ${account.handle}`}
            error={error.proof}
          >
            <Input
              type={account.hasPassword ? "password" : "text"}
              autoComplete={account.hasPassword ? "current-password" : "off"}
              value={proof}
              onChange={(event) => setProof(event.target.value)}
            />
          </Field>
          {error.other && <FieldError>{error.other}</FieldError>}
        </form>
      </Dialog>
    </>
  );
}
