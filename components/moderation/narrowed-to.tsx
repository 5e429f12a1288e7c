"use client";

import { X } from "lucide-react";
import Link from "next/link";
import type { About } from "@/lib/moderation/about-schema";
import { useNarrowing } from "./use-narrowing";

const words: Record<keyof About, (name: string | null) => string> = {
  roomId: (title) => (title === null ? "In a room that is gone" : `In ${title}`),
  subjectId: (name) => `About ${name ?? "one person"}`,
  actorId: (name) => `By ${name ?? "one person"}`,
  caseId: () => "In one case",
};

/** Says to which room or person a staff page is narrowed down, and leads back to all of them. */
export function NarrowedTo({ about }: { about: About }) {
  const { addressWith } = useNarrowing();
  const all = Object.entries(about) as [keyof About, string | null][];
  if (all.length === 0) return null;
  return (
    <ul aria-label="Narrowed down to" className="mb-5 flex flex-wrap gap-2">
      {all.map(([param, name]) => (
        <li key={param} className="min-w-0">
          <Link
            href={addressWith({ [param]: "" })}
            replace
            prefetch={false}
            className="flex h-9 items-center gap-2 rounded-full bg-surface-2 pr-3 pl-4 font-medium text-sm transition-colors hover:text-muted max-sm:h-11"
          >
            <span className="truncate">{words[param](name)}</span>
            <span className="sr-only">, show the others too</span>
            <X aria-hidden="true" className="size-4 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
