"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { MessageMenuProps } from "./message-menu";
import { MoreButton } from "./more-button";

const MessageMenu = dynamic(() => import("./message-menu").then((module) => module.MessageMenu), {
  loading: () => <MoreButton />,
});

/** The button for what can be done with a message. The menu behind it is made at the first press: there are many. */
export function MessageActions(props: MessageMenuProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <div className="absolute top-0 right-2 rounded-full bg-surface opacity-0 transition-opacity group-focus-within/line:opacity-100 group-hover/line:opacity-100 has-aria-expanded:opacity-100 [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-60">
      {wanted ? <MessageMenu {...props} /> : <MoreButton onClick={() => setWanted(true)} />}
    </div>
  );
}
