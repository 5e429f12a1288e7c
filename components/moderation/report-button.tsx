"use client";

import { Flag } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useViewer } from "@/components/viewer";
import { openReport, type Reportable } from "./report";

/** The way to report what a page is about; not for whose it is. */
export function ReportButton({ about, className }: { about: Reportable; className?: string }) {
  const viewer = useViewer();
  if (viewer && viewer.id === about.person?.id) return null;
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-haspopup="dialog"
      aria-label={`Report ${about.title}`}
      className={className}
      onClick={() => openReport(about)}
    >
      <Flag aria-hidden="true" />
      Report
    </Button>
  );
}
