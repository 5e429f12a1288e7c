"use client";

import { usePathname } from "next/navigation";
import { Bell } from "@/components/notifications/bell";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { User } from "@/lib/users/schema";
import { useSignedIn } from "./use-signed-in";

const load = () => import("./account-menu");

/** What the header has for who is signed in. */
export function OwnActions({ viewer }: { viewer: User }) {
  useSignedIn(viewer.id, usePathname());
  return (
    <>
      <Bell />
      <LazyMenu
        load={load}
        trigger={(props) => (
          <IconButton label="Your account" {...props}>
            <Avatar user={viewer} size="sm" />
          </IconButton>
        )}
      />
    </>
  );
}
