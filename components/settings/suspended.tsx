"use client";

import { LogOut, ShieldAlert } from "lucide-react";
import { useState } from "react";
import { momentWords } from "@/components/moderation/action-words";
import { Button } from "@/components/ui/button";
import { leaveAccount } from "./leave-account";

/** Says kindly that the site shuts this person out, until when, and what is left to them. */
export function Suspended({ userId, until }: { userId: string; until: string | null }) {
  const [pending, setPending] = useState(false);
  async function leave() {
    setPending(true);
    await leaveAccount(userId).catch(() => setPending(false));
  }
  return (
    <div className="mb-8 flex flex-col gap-4 rounded-card border border-line-strong bg-surface p-5 sm:flex-row sm:items-start">
      <ShieldAlert aria-hidden="true" className="size-6 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          Your account is suspended{until ? ` until ${momentWords(until)}` : ""}.
        </p>
        <p className="mt-1 text-pretty text-muted text-sm">
          Everything that needs an account is closed to you{until && " until then"}. Below you see why, and
          you can appeal: somebody else than who decided will look at it. You can also take your data along or
          delete your account.
        </p>
      </div>
      <Button size="sm" pending={pending} onClick={leave}>
        <LogOut aria-hidden="true" />
        Sign out
      </Button>
    </div>
  );
}
