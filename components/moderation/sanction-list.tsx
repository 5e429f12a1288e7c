"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { toast, toastError } from "@/components/ui/toast";
import { liftSanction } from "@/lib/moderation/actions";
import type { SanctionLine } from "@/lib/moderation/case-schema";
import { momentWords } from "./action-words";
import { Ago, Mark } from "./parts";

const kinds: Record<SanctionLine["kind"], string> = {
  warning: "Warning",
  timeout: "Timeout",
  mute: "Mute",
  ban: "Ban",
};

/** Sanctions, newest first; those in force can be lifted. */
export function SanctionList({ sanctions }: { sanctions: SanctionLine[] }) {
  return (
    <ul className="-my-2 divide-y divide-line">
      {sanctions.map((sanction) => (
        <li key={sanction.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2 text-[0.9375rem]">
              <span className="font-medium">{kinds[sanction.kind]}</span>
              <span className="text-muted">{sanction.room ? sanction.room.title : "whole site"}</span>
              {sanction.active && sanction.kind !== "warning" && <Mark tone="danger">In force</Mark>}
            </p>
            <p className="text-muted text-sm">
              <Ago at={sanction.createdAt} />
              {sanction.by && ` by ${sanction.by.name}`}
              {endWords(sanction)}
              {sanction.reason && ` · ${sanction.reason}`}
            </p>
          </div>
          {sanction.active && sanction.kind !== "warning" && <Lift sanction={sanction} />}
        </li>
      ))}
    </ul>
  );
}

function endWords({ kind, expiresAt, revokedAt }: SanctionLine) {
  if (kind === "warning") return "";
  if (revokedAt) return ` · lifted ${momentWords(revokedAt)}`;
  return expiresAt ? ` · until ${momentWords(expiresAt)}` : " · for good";
}

function Lift({ sanction }: { sanction: SanctionLine }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  async function lift() {
    const result = await call(() => liftSanction({ sanctionId: sanction.id }));
    if (!result.ok) return toastError(result.error.message);
    toast("Lifted.");
    router.refresh();
  }
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Lift
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Lift the ${kinds[sanction.kind].toLowerCase()}?`}
        description="It ends at once. That is written down with your name."
        confirmLabel="Lift"
        danger={false}
        onConfirm={lift}
      />
    </>
  );
}
