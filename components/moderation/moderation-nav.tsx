"use client";

import { ChartColumn, DoorOpen, Inbox, PauseCircle, Scale, ScrollText, Type, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useCurrentInSight } from "@/components/ui/use-current-in-sight";
import type { Duty } from "@/lib/moderation/case-schema";
import { useDuty } from "./duty-store";

const places = [
  { href: "/moderation", label: "Queue", icon: Inbox, staff: false },
  { href: "/moderation/held", label: "Held", icon: PauseCircle, staff: false },
  { href: "/moderation/appeals", label: "Appeals", icon: Scale, staff: false },
  { href: "/moderation/users", label: "Users", icon: UsersRound, staff: true },
  { href: "/moderation/rooms", label: "Rooms", icon: DoorOpen, staff: true },
  { href: "/moderation/words", label: "Rules", icon: Type, staff: true },
  { href: "/moderation/audit", label: "Audit", icon: ScrollText, staff: true },
  { href: "/moderation/transparency", label: "Transparency", icon: ChartColumn, staff: true },
] as const;

/** The pages for moderators: of the site's staff all, of a room's moderators what is of their room. */
export function ModerationNav({ duty, appeals }: { duty: Duty; appeals: number }) {
  const known = useDuty((state) => state.duty);
  const counts: Record<string, number> = {
    "/moderation": (known ?? duty).open,
    "/moderation/appeals": appeals,
  };
  const path = usePathname();
  const list = useCurrentInSight(path);
  return (
    <nav aria-label="Moderation" className="-mx-(--page-padding) mb-6 md:mb-8">
      <ul
        ref={list}
        className="scrollbar-none relative flex gap-1.5 overflow-x-auto px-(--page-padding) py-1 sm:gap-2"
      >
        {places
          .filter((place) => duty.staff || !place.staff)
          .map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isCurrent(href, path) ? "page" : undefined}
                className="flex h-11 items-center gap-2 whitespace-nowrap rounded-full bg-surface-2 px-3.5 font-medium text-[0.9375rem] text-muted transition-colors hover:text-text aria-[current=page]:bg-text aria-[current=page]:text-bg sm:px-4.5 md:h-10"
              >
                <Icon aria-hidden="true" className="size-4.5 max-sm:hidden" />
                {label}
                <Count of={counts[href] ?? 0} />
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span className="rounded-full bg-accent px-1.5 font-semibold text-accent-text text-xs leading-5 tabular-nums">
      {of >= 100 ? "99+" : of}
      <span className="sr-only"> open</span>
    </span>
  );
}

/** A case is a part of the queue. */
function isCurrent(href: string, path: string) {
  if (href === "/moderation") return path === href || path.startsWith("/moderation/cases/");
  return path === href || path.startsWith(`${href}/`);
}
