"use client";

import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import type { usePages } from "./use-pages";

type ShowMoreProps = Pick<ReturnType<typeof usePages>, "cursor" | "pending" | "error" | "load"> & {
  className: string;
};

/** The button for the next page, with why the last try failed; nothing after the last page. */
export function ShowMore({ cursor, pending, error, load, className }: ShowMoreProps) {
  if (!cursor) return null;
  return (
    <div className={`${className} flex flex-col items-center gap-3`}>
      {error && <FieldError>{error}</FieldError>}
      <Button pending={pending} onClick={load}>
        Show more
      </Button>
    </div>
  );
}
