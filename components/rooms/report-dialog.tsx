"use client";

import { type FormEvent, useId, useState } from "react";
import { messageOf, request } from "@/components/chat/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Select, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import type { Message } from "@/lib/chat/schema";
import type { ReportReason } from "@/lib/moderation/schema";

const reasons: Record<ReportReason, string> = {
  spam: "Spam or advertising",
  harassment: "Harassment or bullying",
  hate: "Hate",
  sexual: "Sexual content",
  violence: "Violence or threats",
  self_harm: "Self-harm",
  illegal: "Something illegal",
  spoiler: "Spoils the film",
  impersonation: "Pretends to be someone else",
  other: "Something else",
};

type ReportDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; message: Message };

/** Reports a message to the moderators. Closing it keeps what was typed for the next time. */
export function ReportDialog({ open, onOpenChange, message }: ReportDialogProps) {
  const form = useId();
  const [reason, setReason] = useState<ReportReason>("harassment");
  const [details, setDetails] = useState("");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  async function report(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    setError(undefined);
    try {
      const body = { targetType: "message", targetId: message.id, reason, details };
      await request("/api/reports", { method: "POST", body });
      toast("Thank you. A moderator will look at it.");
      setDetails("");
      onOpenChange(false);
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Report ${message.author.name}’s message`}
      description="Only moderators see who reported it."
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            Send report
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={report} className="flex flex-col gap-5">
        <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 text-sm text-muted">
          {message.body}
        </blockquote>
        <Field label="What is wrong with it?">
          <Select
            name="reason"
            value={reason}
            onChange={(event) => setReason(event.target.value as ReportReason)}
          >
            {Object.entries(reasons).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="What should the moderators know?" optional>
          <Textarea
            name="details"
            value={details}
            maxLength={2_000}
            onChange={(event) => setDetails(event.target.value)}
          />
        </Field>
        {error && <FieldError>{error}</FieldError>}
      </form>
    </Dialog>
  );
}
