"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { RoomsBadge } from "./rooms-badge";
import { isCurrent, sections } from "./sections";

/** The site's places in the header, from tablets up. */
export function NavLinks() {
  const path = usePathname();
  return sections
    .filter(({ href }) => href !== "/search")
    .map(({ href, label }) => (
      <Link
        key={href}
        href={href}
        aria-current={isCurrent(href, path) ? "page" : undefined}
        className={clsx(
          "relative rounded-full px-4 py-2 text-[0.9375rem] font-medium transition-colors hover:text-text",
          isCurrent(href, path) ? "text-text" : "text-muted",
        )}
      >
        {label}
        {href === "/rooms" && <RoomsBadge className="absolute top-0.5 left-[calc(100%-1.1rem)]" />}
      </Link>
    ));
}
