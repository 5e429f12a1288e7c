"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";

type FootProps = { error?: string; more: boolean; pending: boolean; load: () => void; reload: () => void };

/** What stands below a list: why it could not be fetched, or the way to the rest of it. */
export function ListFoot({ error, more, pending, load, reload }: FootProps) {
  if (error) {
    return (
      <div className="flex flex-wrap items-center gap-3 pt-2">
        <FieldError>{error}</FieldError>
        <Button size="sm" pending={pending} onClick={reload}>
          Try again
        </Button>
      </div>
    );
  }
  if (!more) return null;
  return (
    <Button size="sm" pending={pending} onClick={load} className="mt-3 self-center">
      Show more
    </Button>
  );
}
