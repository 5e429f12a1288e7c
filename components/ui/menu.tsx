"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ComponentProps, ReactElement, ReactNode } from "react";

const item =
  "flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-control px-3 py-2 text-[0.9375rem] text-text no-underline outline-none select-none data-disabled:opacity-45 data-highlighted:bg-surface-2 md:min-h-10 [&_svg]:size-[1.15em] [&_svg]:shrink-0";

type MenuProps = {
  /** The button that opens the menu, as an element: `<IconButton label="More"><Ellipsis /></IconButton>`. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  /** Opens at once, for menus whose code was loaded by the click on their button. */
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A menu of actions below its button, with arrow keys and typing to search. */
export function Menu({ trigger, children, align = "end", side = "bottom", ...state }: MenuProps) {
  return (
    <Base.Root {...state}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className="z-50 outline-none"
          align={align}
          side={side}
          sideOffset={8}
          collisionPadding={12}
        >
          <Base.Popup className="max-h-(--available-height) min-w-52 max-w-[min(22rem,calc(100vw-1.5rem))] origin-(--transform-origin) overflow-y-auto rounded-card bg-overlay p-1.5 shadow-overlay outline-none transition-[scale,opacity] data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = Omit<ComponentProps<typeof Base.Item>, "className"> & {
  danger?: boolean;
  className?: string;
};

/** One action. For a link, pass `render={<Link href="…" />}`. */
export function MenuItem({ danger, className, ...props }: ItemProps) {
  return <Base.Item {...props} className={clsx(item, danger && "text-danger!", className)} />;
}

export function MenuSeparator() {
  return <Base.Separator className="mx-2 my-1.5 h-px bg-line" />;
}

type CheckboxItemProps = Omit<ComponentProps<typeof Base.CheckboxItem>, "className">;

/** Something that is on or off. Its words stay the same; a tick says which. */
export function MenuCheckboxItem({ children, ...props }: CheckboxItemProps) {
  return (
    <Base.CheckboxItem closeOnClick {...props} className={item}>
      <span className="flex min-w-0 flex-1 items-center gap-3">{children}</span>
      <Base.CheckboxItemIndicator render={<Check className="text-accent" aria-hidden="true" />} />
    </Base.CheckboxItem>
  );
}

type RadioGroupProps = ComponentProps<typeof Base.RadioGroup> & { label: string };

/** One choice of several, under a heading. */
export function MenuRadioGroup({ label, children, ...props }: RadioGroupProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup {...props}>{children}</Base.RadioGroup>
    </Base.Group>
  );
}

type RadioItemProps = Omit<ComponentProps<typeof Base.RadioItem>, "className">;

export function MenuRadioItem({ children, ...props }: RadioItemProps) {
  return (
    <Base.RadioItem {...props} className={item}>
      <span className="flex min-w-0 flex-1 items-center gap-3">{children}</span>
      <Base.RadioItemIndicator render={<Check className="text-accent" aria-hidden="true" />} />
    </Base.RadioItem>
  );
}
