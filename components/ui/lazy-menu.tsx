"use client";

import { type ComponentType, type ReactElement, useState } from "react";
import { toastError } from "./toast";

type TriggerProps = { onClick?: () => void; onPointerEnter?: () => void; "aria-haspopup"?: "menu" };

type LazyMenuProps<About> = {
  /** The button, given what makes it load the menu. */
  trigger: (props: TriggerProps) => ReactElement;
  /** Imports a component that renders `<Menu defaultOpen trigger={trigger}>`. */
  load: () => Promise<{ default: ComponentType<About & { trigger: ReactElement }> }>;
  /** What the menu is about: the component's further properties. */
  about?: About;
};

/** A button whose menu's code is fetched by the first click, so that the page's first load goes without it. */
export function LazyMenu<About = object>({ trigger, load, about = {} as About }: LazyMenuProps<About>) {
  const [Menu, setMenu] = useState<ComponentType<About & { trigger: ReactElement }>>();
  if (Menu) return <Menu {...about} trigger={trigger({})} />;
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
