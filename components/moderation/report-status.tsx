"use client";

import { type FormEvent, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { useReady } from "@/components/ui/use-ready";
import type { Report } from "@/lib/moderation/schema";
import { momentWords } from "./action-words";
import { Mark } from "./parts";
import { reasonWords, targetWords } from "./words";

/** Asks for the address that a report was made with, then says how the report stands. */
export function ReportStatus({ reportId }: { reportId: string }) {
  const ready = useReady();
  const [report, setReport] = useState<Report>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();

  async function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = new URLSearchParams({ email: String(new FormData(event.currentTarget).get("email")) });
    setPending(true);
    setError(undefined);
    try {
      const answer = await request<{ report: Report }>(`/api/reports/${reportId}?${query}`);
      setReport(answer.report);
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  }

  if (report) return <Standing report={report} />;
  return (
    <form onSubmit={find} className="flex flex-col gap-5">
      <Field label="Email" error={error}>
        <Input name="email" type="email" autoComplete="email" required maxLength={254} />
      </Field>
      <Button type="submit" variant="primary" pending={pending} disabled={!ready} className="self-start">
        Show the report
      </Button>
    </form>
  );
}

function Standing({ report }: { report: Report }) {
  const { targetType, reason, details, createdAt, closedAt } = report;
  return (
    <section aria-label="How it stands" className="rounded-panel border border-line bg-surface p-5">
      <p className="flex flex-wrap items-center gap-2">
        <Mark>{targetWords[targetType]}</Mark>
        <Mark>{reasonWords[reason]}</Mark>
        <span className="text-muted text-sm">{momentWords(createdAt)}</span>
      </p>
      {details && <p className="mt-3 whitespace-pre-wrap">{details}</p>}
      <p role="status" className="mt-4 border-line border-t pt-4 font-medium">
        {standingWords(report)}
        {closedAt && <span className="font-normal text-muted"> {momentWords(closedAt)}</span>}
      </p>
    </section>
  );
}

function standingWords({ status, upheld }: Report) {
  if (status === "open") return "It waits for a moderator.";
  if (upheld) return "Decided: the moderators did something about it.";
  return "Decided: the moderators found nothing against the rules in it.";
}
