"use client";

import { BrowserNotifications } from "@/components/notifications/browser-notifications";
import { RadioCards } from "@/components/ui/field";
import { type Announcements, announcements, chooseAnnouncements, useAnnouncements } from "./announcing";

const words: Record<Announcements, { label: string; hint: string }> = {
  all: { label: "All messages", hint: "Every few seconds; a lively moment only as a number" },
  mentions: { label: "Mentions and replies", hint: "Only what names you or answers you" },
  none: { label: "Nothing", hint: "The conversation stays silent" },
};

/** How the viewer hears of what is said, in this browser. */
export function ChatSettings() {
  const { chosen } = useAnnouncements();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto p-4">
      <BrowserNotifications />
      <RadioCards
        legend="What screen readers announce"
        name="announcements"
        options={announcements.map((value) => ({ value, ...words[value] }))}
        chosen={chosen}
        onChange={({ target }) => chooseAnnouncements(target.value as Announcements)}
      />
    </div>
  );
}
