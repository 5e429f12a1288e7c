"use client";

import { type RefObject, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import type { Role } from "@/lib/collaboration/schema";
import { HistoryPanel } from "./history-panel";
import { PeoplePanel } from "./people-panel";
import { SuggestionsPanel } from "./suggestions-panel";

type CollaborationDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  playlist: { id: string; title: string };
  role: Role;
  onChanged?: () => void;
  /** Set while the viewer leaves the list. */
  leaving: RefObject<boolean>;
};

type View = "people" | "suggestions" | "history";

/** Who works on a list, what is suggested, and what was done. */
export function CollaborationDialog({
  open,
  onOpenChange,
  playlist,
  role,
  onChanged,
  leaving,
}: CollaborationDialogProps) {
  const [view, setView] = useState<View>("people");
  const { id, title } = playlist;
  const tabs = [
    { value: "people", label: "People", content: <PeoplePanel playlist={playlist} leaving={leaving} /> },
    {
      value: "suggestions",
      label: "Suggestions",
      content: <SuggestionsPanel playlistId={id} role={role} onChanged={onChanged} />,
    },
    {
      value: "history",
      label: "History",
      content: <HistoryPanel playlistId={id} onChanged={onChanged} />,
    },
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={role === "owner" ? "Yours, and for whoever you ask to help." : undefined}
      className="h-[88dvh] sm:h-[min(85dvh,44rem)] sm:max-w-xl"
    >
      <Tabs
        label="About this playlist"
        value={view}
        onValueChange={setView}
        tabs={tabs.filter(({ value }) => value !== "history" || role !== "suggester")}
      />
    </Dialog>
  );
}
