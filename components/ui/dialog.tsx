"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { IconButton } from "./button";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons at the foot, which stay in sight while the content scrolls. */
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  /** What gets the focus when it closes, if not what had it before. */
  finalFocus?: () => HTMLElement | null;
  /** It holds something typed, so a press beside it does not close it. */
  holds?: boolean;
  className?: string;
};

/** The classes of a modal surface: a sheet at the foot of a phone's screen, a centred panel elsewhere. */
export const sheet =
  "fixed z-50 flex flex-col bg-overlay text-text shadow-overlay outline-none transition-[translate,scale,opacity] duration-250 " +
  "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-panel pb-[env(safe-area-inset-bottom)] max-sm:data-ending-style:translate-y-full max-sm:data-starting-style:translate-y-full " +
  "sm:inset-auto sm:top-1/2 sm:left-1/2 sm:max-h-[85dvh] sm:w-[calc(100vw-3rem)] sm:-translate-1/2 sm:rounded-panel sm:pb-0 sm:data-ending-style:scale-96 sm:data-ending-style:opacity-0 sm:data-starting-style:scale-96 sm:data-starting-style:opacity-0";

export const backdrop =
  "fixed inset-0 z-50 bg-black/60 backdrop-blur-xs transition-opacity duration-250 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A modal dialog. Give forms a `footer` whose submit button names the form by its `form` attribute. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  initialFocus,
  finalFocus,
  holds = false,
  className,
  ...parts
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={holds}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={finalFocus}
          className={clsx(sheet, "sm:max-w-lg", className)}
        >
          <header className="flex items-start gap-4 px-6 pt-5 pb-3">
            <div className="min-w-0 flex-1 pt-1.5">
              <Base.Title className="text-lg leading-snug font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-1 text-sm text-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label="Close" className="-mr-2.5 text-muted" />}>
              <X />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pt-1 pb-6">
            {parts.children}
          </div>
          {parts.footer && (
            <footer className="flex flex-wrap justify-end gap-3 border-line border-t px-6 py-4">
              {parts.footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
