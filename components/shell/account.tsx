"use client";

import { SunMoon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Avatar } from "@/components/ui/avatar";
import { buttonStyles, IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useViewer } from "@/components/viewer";

/** Who is signed in, or the way to sign in; and the theme. Takes the same room before the answer is there. */
export function Account() {
  const viewer = useViewer();
  const path = usePathname();
  if (viewer) {
    return (
      <LazyMenu
        load={() => import("./account-menu")}
        trigger={(props) => (
          <IconButton label="Your account" {...props}>
            <Avatar user={viewer} size="sm" />
          </IconButton>
        )}
      />
    );
  }
  const returnTo = path.startsWith("/sign-") ? "/" : path;
  return (
    <>
      <LazyMenu
        load={() => import("./theme-menu")}
        trigger={(props) => (
          <IconButton label="Theme" className="text-muted" {...props}>
            <SunMoon aria-hidden="true" />
          </IconButton>
        )}
      />
      <Link
        href={`/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`}
        prefetch={false}
        className={buttonStyles({ size: "sm" }, viewer === undefined ? "opacity-0" : undefined)}
      >
        Sign in
      </Link>
    </>
  );
}
