"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { lookAtStanding, type Standing, turnOff, turnOn, useBrowserNotifications } from "./browser";

const words: Record<Standing, string> = {
  on: "This browser shows mentions and replies while you look elsewhere.",
  off: "Let this browser show mentions and replies while you look elsewhere.",
  blocked: "This browser blocks notifications of Matinee. Its own settings can allow them.",
  missing: "This browser shows no notifications of web pages. The bell tells of mentions and replies.",
};

/** Whether the browser shows mentions and replies. It is asked for leave only by the press on the button. */
export function BrowserNotifications() {
  const standing = useBrowserNotifications((state) => state.standing);
  useEffect(lookAtStanding, []);
  const on = standing === "on";
  return (
    <div className="flex flex-col items-start gap-2.5">
      <h4 className="font-medium text-sm">Browser notifications</h4>
      <p role="status" className="text-muted text-sm">
        {words[standing]}
      </p>
      {(on || standing === "off") && (
        <Button size="sm" onClick={on ? turnOff : () => void turnOn()}>
          {on ? "Turn off" : "Turn on"}
        </Button>
      )}
    </div>
  );
}
