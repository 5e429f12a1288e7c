"use client";

import { clsx } from "clsx";
import { FolderDown, KeyRound, Scale, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useCurrentInSight } from "@/components/ui/use-current-in-sight";

const places = [
  { href: "/settings", label: "Profile", icon: UserRound },
  { href: "/settings/people", label: "People", icon: UsersRound },
  { href: "/settings/sessions", label: "Signing in", icon: KeyRound },
  { href: "/settings/record", label: "Moderation record", icon: Scale, own: true },
  { href: "/settings/data", label: "Your data", icon: FolderDown, own: true },
];

/** The parts of the settings: beside them where there is room, above them on a phone. The suspended see what is theirs. */
export function SettingsNav({ suspended }: { suspended: boolean }) {
  const path = usePathname();
  const list = useCurrentInSight(path);
  return (
    <nav aria-label="Settings" className="max-md:-mx-(--page-padding) max-md:mb-8">
      <ul
        ref={list}
        className="scrollbar-none relative flex gap-1.5 overflow-x-auto px-(--page-padding) py-1 md:sticky md:overflow-visible md:top-[calc(var(--header-height)+1.5rem)] md:flex-col md:p-0"
      >
        {places
          .filter(({ own }) => own || !suspended)
          .map(({ href, label, icon: Icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path === href ? "page" : undefined}
                className={clsx(
                  "flex h-11 items-center gap-3 whitespace-nowrap rounded-full bg-surface-2 px-4 font-medium text-[0.9375rem] text-muted transition-colors hover:text-text aria-[current=page]:bg-text aria-[current=page]:text-bg",
                  "md:-ml-3 md:rounded-control md:bg-transparent md:px-3 md:hover:bg-surface md:aria-[current=page]:bg-surface-2 md:aria-[current=page]:text-text",
                )}
              >
                <Icon aria-hidden="true" className="size-5 max-md:hidden" />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
