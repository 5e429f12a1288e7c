"use client";

import { SunMoon } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { signInHere, signInPath } from "@/components/accounts/sign-in-path";
import { buttonStyles, IconButton } from "@/components/ui/button";
import { Lazy, NotLoaded } from "@/components/ui/lazy";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useViewer } from "@/components/viewer";

const loadOwn = () => import("./own-actions");

/** Who is signed in, or the way to sign in; and the theme. Takes the same room before the answer is there. */
export function Account() {
  const viewer = useViewer();
  const path = usePathname();
  const router = useRouter();
  /** The page's query, which prerendered pages learn only now, names the room or the list to come back to. */
  function signIn(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(signInHere());
  }
  if (viewer) {
    return (
      <Lazy
        load={loadOwn}
        loading={<span className="w-22" />}
        failed={(retry) => <NotLoaded onRetry={retry} />}
      >
        {({ OwnActions }) => <OwnActions viewer={viewer} />}
      </Lazy>
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
