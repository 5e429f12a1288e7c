"use client";

import { Clock, Heart, History, ListVideo } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useCurrentInSight } from "@/components/ui/use-current-in-sight";

const places = [
  { href: "/library", label: "Playlists", icon: ListVideo },
  { href: "/library/watch-later", label: "Watch later", icon: Clock },
  { href: "/library/liked", label: "Liked", icon: Heart },
  { href: "/library/history", label: "History", icon: History },
] as const;

/** The parts of the viewer's library. */
export function LibraryNav() {
  const path = usePathname();
  const list = useCurrentInSight(path);
  return (
    <nav aria-label="Library" className="-mx-(--page-padding) mb-7 md:mb-9">
      <ul
        ref={list}
        className="scrollbar-none relative flex gap-1.5 sm:gap-2 overflow-x-auto px-(--page-padding) py-1"
      >
        {places.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="flex h-11 items-center gap-2 whitespace-nowrap rounded-full bg-surface-2 px-3.5 font-medium sm:px-4.5 text-[0.9375rem] text-muted transition-colors hover:text-text aria-[current=page]:bg-text aria-[current=page]:text-bg md:h-10"
            >
              <Icon aria-hidden="true" className="size-4.5 max-sm:hidden" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
