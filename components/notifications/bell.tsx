"use client";

import { Bell as BellIcon } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { useUnread } from "./unread";

const MOST = 99;
const load = () => import("./bell-popover");

/** How much is unread, and the latest of it behind the button. */
export function Bell() {
  const unread = useUnread((state) => state.unread);
  const count = unread > MOST ? `${MOST}+` : String(unread);
  return (
    <LazyMenu
      load={load}
      trigger={(props) => (
        <IconButton
          label={unread ? `Notifications, ${count} unread` : "Notifications"}
          className="relative text-muted"
          {...props}
          aria-haspopup="dialog"
        >
          <BellIcon aria-hidden="true" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute top-1 right-1 min-w-4.5 rounded-full bg-accent px-1 text-center text-[0.6875rem] text-accent-text leading-4.5 ring-2 ring-bg"
            >
              {count}
            </span>
          )}
        </IconButton>
      )}
    />
  );
}
