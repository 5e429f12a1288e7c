"use client";

import { Gavel } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { MenuItem } from "@/components/ui/menu";
import { refreshDuty, useDuty } from "./duty-store";

/** The way to what there is to moderate, with how many open cases wait; for those who moderate anything. */
export function DutyItem() {
  const duty = useDuty((state) => state.duty);
  useEffect(() => void refreshDuty(), []);
  if (!duty?.moderates) return null;
  return (
    <MenuItem render={<Link href="/moderation" />}>
      <Gavel aria-hidden="true" className="text-muted" />
      <span className="flex-1">Moderation</span>
      {duty.open > 0 && (
        <span className="rounded-full bg-accent px-2 py-0.5 font-semibold text-accent-text text-xs tabular-nums">
          {duty.open >= 100 ? "99+" : duty.open}
          <span className="sr-only"> open cases</span>
        </span>
      )}
    </MenuItem>
  );
}
