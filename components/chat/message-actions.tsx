"use client";

import { CornerUpLeft, RotateCw, SmilePlus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Lazy } from "@/components/ui/lazy";
import type { MessageActionsProps } from "./doings";
import { MoreButton } from "./more-button";
import { useRoomHandle } from "./room-context";

const loadMenu = () => import("./message-menu").then((module) => module.MessageMenu);
const button = "size-8 text-muted hover:text-text [@media(hover:none)]:hidden";

/**
 * What is done most with a message, and the button for the rest. The menu behind that is made at the first press: there
 * are many.
 */
export function MessageActions(props: MessageActionsProps) {
  const { message, tabIndex, onDo } = props;
  const { reply } = useRoomHandle();
  const [wanted, setWanted] = useState(false);
  return (
    <div className="pointer-events-none absolute -top-4 right-3 z-1 flex rounded-full border border-line bg-overlay opacity-0 shadow-card transition-opacity group-focus-within/line:pointer-events-auto group-focus-within/line:opacity-100 group-hover/line:pointer-events-auto group-hover/line:opacity-100 has-aria-expanded:pointer-events-auto has-aria-expanded:opacity-100 [@media(hover:none)]:pointer-events-auto [@media(hover:none)]:top-0 [@media(hover:none)]:right-2 [@media(hover:none)]:border-none [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-60 [@media(hover:none)]:shadow-none">
      <IconButton
        label="Add reaction"
        size="sm"
        tabIndex={tabIndex}
        className={button}
        onClick={() => onDo("reacting")}
      >
        <SmilePlus />
      </IconButton>
      <IconButton
        label="Reply"
        size="sm"
        tabIndex={tabIndex}
        className={button}
        onClick={() => reply(message)}
      >
        <CornerUpLeft />
      </IconButton>
      {wanted ? (
        <Lazy load={loadMenu} loading={<MoreButton />} failed={again}>
          {(MessageMenu) => <MessageMenu {...props} />}
        </Lazy>
      ) : (
        <MoreButton tabIndex={tabIndex} onClick={() => setWanted(true)} />
      )}
    </div>
  );
}

const again = (retry: () => void) => (
  <IconButton label="Could not load. Try again" size="sm" className="size-8 text-danger" onClick={retry}>
    <RotateCw />
  </IconButton>
);
