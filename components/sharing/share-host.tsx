"use client";

import { draw } from "./host";
import type { Shared } from "./share";
import { ShareSheet } from "./share-sheet";

let shown = 0;

export function show(shared: Shared) {
  draw("share", <ShareSheet key={++shown} shared={shared} />);
}
