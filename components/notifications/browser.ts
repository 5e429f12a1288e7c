import { create } from "zustand";
import { readOwn, writeOwn } from "@/components/player/own-storage";
import type { Notification as Told } from "@/lib/notifications/schema";
import { lineOf } from "./lines";

const NAME = "browser-notifications";

/** `blocked`: the browser was told to let nothing through. `missing`: it has no notifications. */
export type Standing = "on" | "off" | "blocked" | "missing";

export const useBrowserNotifications = create<{ standing: Standing }>(() => ({ standing: "off" }));

/** Looks anew whether the browser would show notifications, and whether this viewer wants that here. */
export function lookAtStanding() {
  useBrowserNotifications.setState({ standing: standingNow() });
}

function standingNow(): Standing {
  if (!("Notification" in window)) return "missing";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && readOwn(NAME) === true ? "on" : "off";
}

/** Asks the browser for leave: call it from a press, and from nothing else. */
export async function turnOn() {
  if ("Notification" in window && Notification.permission === "default")
    await Notification.requestPermission();
  writeOwn(NAME, true);
  lookAtStanding();
}

export function turnOff() {
  writeOwn(NAME, null);
  lookAtStanding();
}

/** Shows mentions and replies through the browser while nobody looks at this tab, if that was asked for. */
export function showInBrowser(told: Told) {
  if (told.kind !== "mention" && told.kind !== "reply") return;
  if (document.hasFocus() || standingNow() !== "on") return;
  const { by, room, excerpt } = told.data;
  const title = `${by.name} ${told.kind === "mention" ? "mentioned you" : "answered you"} in ${room.title}`;
  try {
    // Several tabs say the same; the browser shows those of one tag once.
    const shown = new Notification(title, { body: excerpt, tag: told.id });
    shown.onclick = () => {
      window.focus();
      shown.close();
      goTo(lineOf(told).href);
    };
  } catch {
    // Some phones allow notifications to service workers only: there the bell has to do.
  }
}

/** Leads to a place; without loading the page anew when it is on this page, so that what plays goes on. */
function goTo(href: string) {
  const { pathname } = new URL(href, location.href);
  if (pathname === location.pathname) history.pushState(null, "", href);
  else location.assign(href);
}
