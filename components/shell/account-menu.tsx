"use client";

import { Clock, Heart, History, ListVideo, LogOut, Rss, Settings, UserRound } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { forgetUnsent } from "@/components/chat/unsent-storage";
import { DutyItem } from "@/components/moderation/duty-item";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { toastError } from "@/components/ui/toast";
import { refreshViewer, useViewer } from "@/components/viewer";
import { ThemeChoice } from "./theme-menu";

const places = [
  { href: "/library", label: "My playlists", icon: ListVideo },
  { href: "/feed", label: "Feed", icon: Rss },
  { href: "/library/watch-later", label: "Watch later", icon: Clock },
  { href: "/library/liked", label: "Liked", icon: Heart },
  { href: "/library/history", label: "History", icon: History },
] as const;

export default function AccountMenu({ trigger }: { trigger: ReactElement }) {
  const viewer = useViewer();
  const router = useRouter();
  async function leave() {
    try {
      const { signOut } = await import("next-auth/react");
      await signOut({ redirect: false });
      await refreshViewer();
      if (viewer) forgetUnsent(viewer.id);
      router.refresh();
    } catch {
      toastError("You are still signed in: the server could not be reached.");
    }
  }
  if (!viewer) return trigger;
  return (
    <Menu defaultOpen trigger={trigger}>
      <div className="flex items-center gap-3 px-3 pt-2 pb-3">
        <Avatar user={viewer} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{viewer.name}</p>
          <p className="truncate text-sm text-muted">@{viewer.handle}</p>
        </div>
      </div>
      <MenuSeparator />
      <MenuItem render={<Link href={`/u/${viewer.handle}`} />}>
        <UserRound aria-hidden="true" className="text-muted" />
        Your profile
      </MenuItem>
      {places.map(({ href, label, icon: Icon }) => (
        <MenuItem key={href} render={<Link href={href} />}>
          <Icon aria-hidden="true" className="text-muted" />
          {label}
        </MenuItem>
      ))}
      <DutyItem />
      <MenuItem render={<Link href="/settings" />}>
        <Settings aria-hidden="true" className="text-muted" />
        Settings
      </MenuItem>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onClick={leave}>
        <LogOut aria-hidden="true" className="text-muted" />
        Sign out
      </MenuItem>
    </Menu>
  );
}
