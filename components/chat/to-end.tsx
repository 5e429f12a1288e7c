"use client";

import { ArrowDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Leads back to the newest messages. Drawn only while the reader is elsewhere: it counts what has come since. */
export function ToEnd({ lastSeq, onClick }: { lastSeq: number; onClick: () => void }) {
  const [since] = useState(lastSeq);
  const fresh = lastSeq - since;
  return (
    <Button
      size="sm"
      variant={fresh > 0 ? "primary" : "secondary"}
      onClick={onClick}
      className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-fade-in shadow-card"
    >
      {fresh > 0 ? `${fresh} new message${fresh === 1 ? "" : "s"}` : "Latest messages"}
      <ArrowDown aria-hidden="true" />
    </Button>
  );
}
