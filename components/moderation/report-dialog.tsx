"use client";

import { type FormEvent, useId, useState } from "react";
import { CopyField } from "@/components/sharing/copy-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Input, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { onViewerLeaves, useViewer } from "@/components/viewer";
import type { ReportReason } from "@/lib/moderation/schema";
import type { Reportable } from "./report";
import { useReport } from "./use-report";
import { reasonWords } from "./words";

type Draft = { reason?: ReportReason; details: string };

/** What was begun and not sent, by what it is about: a dialog is closed in an instant, also by accident. */
const drafts = new Map<string, Draft>();
onViewerLeaves(() => drafts.clear());

function useDraft({ targetType, targetId }: Reportable) {
  const key = `${targetType} ${targetId}`;
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? { details: "" });
  function change(part: Partial<Draft>) {
    const next = { ...draft, ...part };
    drafts.set(key, next);
    setDraft(next);
  }
  return { draft, change, forget: () => drafts.delete(key) };
}

/** Reports something in two presses: why, and send. Who is not signed in leaves an address to be answered at. */
export function ReportDialog({ about }: { about: Reportable }) {
  const form = useId();
  const viewer = useViewer();
  const [open, setOpen] = useState(true);
  const { draft, change, forget } = useDraft(about);
  const [sent, setSent] = useState<string>();
  const { pending, error, fields, send } = useReport(about, (report) => {
    forget();
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
      holds={draft.details !== ""}
      title={`Report ${about.title}`}
      description="It goes to the moderators, who decide. Nobody else learns who reported it."
      footer={
        <>
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending} disabled={!draft.reason}>
            Send report
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-5">
        {about.quote && (
          <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 text-muted text-sm">
            {about.quote}
          </blockquote>
        )}
        <Reasons value={draft.reason} onChange={(reason) => change({ reason })} />
        <Field label="What should the moderators know?" optional error={fields?.details}>
          <Textarea
            name="details"
            maxLength={2_000}
            value={draft.details}
            onChange={({ target }) => change({ details: target.value })}
          />
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
    <div className="flex flex-col gap-4">
      <p role="status">Thank you. A moderator will look at it.</p>
      <p className="text-muted text-sm">
        Keep this link: with the email address that you gave, it shows what was decided.
      </p>
      <CopyField main label="Your report" text={new URL(`/reports/${reportId}`, location.href).href} />
      <Button className="self-start" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
