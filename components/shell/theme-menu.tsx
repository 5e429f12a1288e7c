"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { type ReactElement, useState } from "react";
import { Menu, MenuRadioGroup, MenuRadioItem } from "@/components/ui/menu";
import { chooseTheme, readTheme, type Theme } from "./theme";

const choices = [
  { theme: "system", label: "System", icon: Monitor },
  { theme: "dark", label: "Dark", icon: Moon },
  { theme: "light", label: "Light", icon: Sun },
] as const;

/** The choice of theme, as part of a menu. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(readTheme);
  function choose(next: Theme) {
    chooseTheme(next);
    setTheme(next);
  }
  return (
    <MenuRadioGroup label="Theme" value={theme} onValueChange={choose}>
      {choices.map(({ theme, label, icon: Icon }) => (
        <MenuRadioItem key={theme} value={theme}>
          <Icon aria-hidden="true" className="text-muted" />
          {label}
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}

export default function ThemeMenu({ trigger }: { trigger: ReactElement }) {
  return (
    <Menu defaultOpen trigger={trigger}>
      <ThemeChoice />
    </Menu>
  );
}
