"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Input, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { useViewer } from "@/components/viewer";
import type { ReportReason } from "@/lib/moderation/schema";
import type { Reportable } from "./report";
import { useReport } from "./use-report";
import { reasonWords } from "./words";

/** Reports something in two presses: why, and send. Who is not signed in leaves an address to be answered at. */
export function ReportDialog({ about }: { about: Reportable }) {
  const form = useId();
  const viewer = useViewer();
  const [open, setOpen] = useState(true);
  const [reason, setReason] = useState<ReportReason>();
  const [typed, setTyped] = useState(false);
  const [sent, setSent] = useState<string>();
  const { pending, error, fields, send } = useReport(about, (report) => {
    if (!viewer) return setSent(report.id);
    toast("Thank you. You will hear what was decided.");
    setOpen(false);
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  }
  if (sent)
    return (
      <Dialog open={open} onOpenChange={setOpen} title="Reported">
        <Sent reportId={sent} onClose={() => setOpen(false)} />
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      holds={typed}
      title={`Report ${about.title}`}
      description="It goes to the moderators, who decide. Nobody else learns who reported it."
      footer={
        <>
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending} disabled={!reason}>
            Send report
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} onInput={() => setTyped(true)} className="flex flex-col gap-5">
        {about.quote && (
          <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 text-muted text-sm">
            {about.quote}
          </blockquote>
        )}
        <Reasons value={reason} onChange={setReason} />
        <Field label="What should the moderators know?" optional error={fields?.details}>
          <Textarea name="details" maxLength={2_000} />
        </Field>
        {viewer === null && (
          <Field
            label="Your email"
            hint="So that the moderators can answer you. Nobody else sees it."
            error={fields?.email}
          >
            <Input name="email" type="email" autoComplete="email" required maxLength={254} />
          </Field>
        )}
        {viewer && about.person && about.person.id !== viewer.id && <BlockToo name={about.person.name} />}
        {error && <FieldError>{error}</FieldError>}
      </form>
    </Dialog>
  );
}

type ReasonsProps = { value: ReportReason | undefined; onChange: (reason: ReportReason) => void };

function Reasons({ value, onChange }: ReasonsProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">What is wrong?</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {Object.entries(reasonWords).map(([reason, words]) => (
          <label
            key={reason}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control border border-line-strong px-3 py-2 text-[0.9375rem] transition-colors hover:border-muted has-checked:border-accent has-checked:bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="reason"
              value={reason}
              checked={value === reason}
              onChange={() => onChange(reason as ReportReason)}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function BlockToo({ name }: { name: string }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 text-[0.9375rem]">
      <input type="checkbox" name="block" className="mt-1 size-4 shrink-0 accent-accent" />
      <span>
        Block {name} too
        <span className="block text-muted text-sm">
          You will not see their messages, and they cannot mention or invite you.
        </span>
      </span>
    </label>
  );
}

/** A visitor has no notifications: they are given an address where it stands what was decided. */
function Sent({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <p role="status">Thank you. A moderator will look at it.</p>
      <p className="text-muted text-sm">
        Keep this link: with the email address that you gave, it shows what was decided.
      </p>
      <a
        href={`/reports/${reportId}`}
        target="_blank"
        rel="noreferrer"
        className="underline underline-offset-2"
      >
        Your report
      </a>
      <Button onClick={onClose}>Close</Button>
    </div>
  );
}
