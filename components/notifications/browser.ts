import { create } from "zustand";
import { readOwn, writeOwn } from "@/components/player/own-storage";
import type { Notification as Told } from "@/lib/notifications/schema";
import { isLookedAt } from "./focused-tab";
import { lineOf } from "./lines";

const NAME = "browser-notifications";

/** `blocked`: the browser was told to let nothing through. `missing`: it shows none of a page's. */
export type Standing = "on" | "off" | "blocked" | "missing";

export const useBrowserNotifications = create<{ standing: Standing }>(() => ({ standing: "off" }));

/** Looks anew whether the browser would show notifications, and whether this viewer wants that here. */
export function lookAtStanding() {
  useBrowserNotifications.setState({ standing: standingNow() });
}

function standingNow(): Standing {
  if (!("Notification" in window) || refusesPages()) return "missing";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && readOwn(NAME) === true ? "on" : "off";
}

let refused = false;

/**
 * Phones take notifications from service workers only, and Matinee has none: there the constructor throws. It is tried
 * while no leave is given, when nothing can show.
 */
function refusesPages() {
  if (!refused && Notification.permission !== "granted") show("", {});
  return refused;
}

function show(title: string, options: NotificationOptions) {
  try {
    return new Notification(title, options);
  } catch {
    refused = true;
    return null;
  }
}

/** Asks the browser for leave: call it from a press, and from nothing else. */
export async function turnOn() {
  if (Notification.permission === "default") await Notification.requestPermission();
  else show("Matinee", { body: "Mentions and replies show up like this." });
  writeOwn(NAME, true);
  lookAtStanding();
}

export function turnOff() {
  writeOwn(NAME, null);
  lookAtStanding();
}

/**
 * Shows mentions and replies through the browser while nobody looks at Matinee in it, if that was asked for. `go` leads
 * to a place without loading the page anew, so that what plays goes on.
 */
export async function showInBrowser(told: Told, go: (href: string) => void) {
  if (told.kind !== "mention" && told.kind !== "reply") return;
  if (standingNow() !== "on" || (await isLookedAt())) return;
  const { by, room, excerpt } = told.data;
  const title = `${by.name} ${told.kind === "mention" ? "mentioned you" : "answered you"} in ${room.title}`;
  // Several tabs say the same; the browser shows those of one tag once.
  const shown = show(title, { body: excerpt, tag: told.id });
  if (!shown) return lookAtStanding();
  shown.onclick = () => {
    window.focus();
    shown.close();
    go(lineOf(told).href);
  };
}
