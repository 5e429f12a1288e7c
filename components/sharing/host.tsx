"use client";

import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";

const roots = new Map<string, Root>();

/** Draws a dialog that belongs to no page, in a root of its own, so that pages load nothing of it before. */
export function draw(name: string, dialog: ReactNode) {
  const known = roots.get(name);
  const root = known ?? createRoot(document.body.appendChild(document.createElement("div")));
  roots.set(name, root);
  root.render(dialog);
}
