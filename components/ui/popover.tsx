"use client";

import { Popover as Base } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactElement, ReactNode, RefObject } from "react";

type PopoverProps = {
  trigger?: ReactElement;
  /** What it stands beside, where it has no button of its own. */
  anchor?: RefObject<Element | null>;
  title?: string;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** A small surface beside its button, for anything that is not a list of actions. */
export function Popover({
  trigger,
  anchor,
  title,
  children,
  className,
  align = "end",
  side = "bottom",
  ...state
}: PopoverProps) {
  return (
    <Base.Root {...state}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          className="z-50"
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={8}
          collisionPadding={12}
        >
          <Base.Popup
            className={clsx(
              "max-h-(--available-height) w-80 max-w-[calc(100vw-1.5rem)] origin-(--transform-origin) overflow-y-auto rounded-card bg-overlay p-4 text-text shadow-overlay outline-none transition-[scale,opacity] data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0",
              className,
            )}
          >
            {title && <Base.Title className="mb-2 font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
