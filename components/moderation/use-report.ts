"use client";

import { useState } from "react";
import { messageOf, RequestError, request } from "@/components/chat/api";
import { refreshBlocked } from "@/components/chat/blocked";
import type { Report } from "@/lib/moderation/schema";
import type { Reportable } from "./report";

/** Sends the report that a form holds, and what the server said against it. */
export function useReport({ targetType, targetId, share }: Reportable, onSent: (report: Report) => void) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fields = failure instanceof RequestError ? failure.fields : undefined;
  async function send(form: FormData) {
    setPending(true);
    setFailure(undefined);
    try {
      const email = form.get("email");
      const body = {
        ...{ targetType, targetId, share, reason: form.get("reason"), details: form.get("details") },
        ...(email && { email }),
        ...(form.has("block") && { block: true }),
      };
      const { report } = await request<{ report: Report }>("/api/reports", { method: "POST", body });
      if (form.has("block")) void refreshBlocked();
      onSent(report);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setPending(false);
    }
  }
  const told = fields?.email || fields?.details;
  return { pending, fields, error: failure && !told ? messageOf(failure) : undefined, send };
}
