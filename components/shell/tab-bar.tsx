"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { RoomsBadge } from "./rooms-badge";
import { isCurrent, sections } from "./sections";
import "./tab-bar.css";

/** The site's places at the foot of a phone's screen, under the docked player; away while one types. */
export function TabBar() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="tab-bar fixed inset-x-0 bottom-0 z-40 flex h-(--tabbar-height) border-line border-t bg-bg/92 pb-[env(safe-area-inset-bottom)] backdrop-blur-xl md:hidden"
    >
      {sections.map(({ href, label, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(href, path) ? "page" : undefined}
          className={clsx(
            "flex flex-1 flex-col items-center justify-center gap-1 text-[0.6875rem] font-medium transition-colors",
            isCurrent(href, path) ? "text-accent" : "text-muted",
          )}
        >
          <span className="relative">
            <Icon aria-hidden="true" className="size-5.5" />
            {href === "/rooms" && <RoomsBadge className="absolute -top-1.5 left-3" />}
          </span>
          {label}
        </Link>
      ))}
    </nav>
  );
}
