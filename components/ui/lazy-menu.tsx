"use client";

import { type ComponentType, type ReactElement, useState } from "react";
import { toastError } from "./toast";

type TriggerProps = { onClick?: () => void; onPointerEnter?: () => void; "aria-haspopup"?: "menu" };

type LazyMenuProps = {
  /** The button, given what makes it load the menu. */
  trigger: (props: TriggerProps) => ReactElement;
  /** Imports a component that renders `<Menu defaultOpen trigger={trigger}>`. */
  load: () => Promise<{ default: ComponentType<{ trigger: ReactElement }> }>;
};

/** A button whose menu's code is fetched by the first click, so that the page's first load goes without it. */
export function LazyMenu({ trigger, load }: LazyMenuProps) {
  const [Menu, setMenu] = useState<ComponentType<{ trigger: ReactElement }>>();
  if (Menu) return <Menu trigger={trigger({})} />;
  async function open() {
    try {
      const loaded = await load();
      setMenu(() => loaded.default);
    } catch {
      toastError("The menu could not be loaded. Check the connection and try again.");
    }
  }
  const prefetch = () => void load().catch(() => undefined);
  return trigger({ onClick: open, onPointerEnter: prefetch, "aria-haspopup": "menu" });
}
