"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

type MorePagesProps = { more: boolean; pending: boolean; error: string; load: () => void };

/** The way to the rest of a list. */
export function MorePages({ more, pending, error, load }: MorePagesProps) {
  if (!more) return null;
  return (
    <div className="mt-6 flex flex-col items-center gap-3">
      {error && <FieldError>{error}</FieldError>}
      <Button pending={pending} onClick={load}>
        {error ? "Try again" : "Show more"}
      </Button>
    </div>
  );
}
