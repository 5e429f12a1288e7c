"use client";

import { draw } from "@/components/sharing/host";
import type { Reportable } from "./report";
import { ReportDialog } from "./report-dialog";

let shown = 0;

export function show(about: Reportable) {
  draw("report", <ReportDialog key={++shown} about={about} />);
}
