"use client";

import { RotateCw } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { MessageMenuProps } from "./message-menu";
import { MoreButton } from "./more-button";

const loadMenu = () => import("./message-menu").then((module) => module.MessageMenu);

/** The button for what can be done with a message. The menu behind it is made at the first press: there are many. */
export function MessageActions(props: MessageMenuProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <div className="absolute top-0 right-2 rounded-full bg-surface opacity-0 transition-opacity group-focus-within/line:opacity-100 group-hover/line:opacity-100 has-aria-expanded:opacity-100 [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-60">
      {wanted ? (
        <Lazy load={loadMenu} loading={<MoreButton />} failed={again}>
          {(MessageMenu) => <MessageMenu {...props} />}
        </Lazy>
      ) : (
        <MoreButton onClick={() => setWanted(true)} />
      )}
    </div>
  );
}

const again = (retry: () => void) => (
  <IconButton label="Could not load. Try again" size="sm" className="size-8 text-danger" onClick={retry}>
    <RotateCw />
  </IconButton>
);
