"use client";

import { draw } from "@/components/sharing/host";
import type { Actable } from "./act";
import { ActDialog } from "./act-dialog";

let shown = 0;

export function show(about: Actable) {
  draw("act", <ActDialog key={++shown} about={about} />);
}
