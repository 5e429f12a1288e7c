"use client";

import { SunMoon } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { signInHere, signInPath } from "@/components/accounts/sign-in-path";
import { Bell } from "@/components/notifications/bell";
import { Avatar } from "@/components/ui/avatar";
import { buttonStyles, IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useViewer } from "@/components/viewer";
import { useSignedIn } from "./use-signed-in";

/** Who is signed in, or the way to sign in; and the theme. Takes the same room before the answer is there. */
export function Account() {
  const viewer = useViewer();
  const path = usePathname();
  const router = useRouter();
  useSignedIn(viewer?.id, path);
  /** The page's query, which prerendered pages learn only now, names the room or the list to come back to. */
  function signIn(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(signInHere());
  }
  if (viewer) {
    return (
      <>
        <Bell />
        <LazyMenu
          load={() => import("./account-menu")}
          trigger={(props) => (
            <IconButton label="Your account" {...props}>
              <Avatar user={viewer} size="sm" />
            </IconButton>
          )}
        />
      </>
    );
  }
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
        href={signInPath(path)}
        prefetch={false}
        onClick={signIn}
        className={buttonStyles({ size: "sm" }, viewer === undefined ? "opacity-0" : undefined)}
      >
        Sign in
      </Link>
    </>
  );
}
