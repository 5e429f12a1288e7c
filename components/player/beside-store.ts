import { create } from "zustand";
import type { Heartbeat } from "@/lib/watching/schema";
import { ofTab, readOwn, writeOwn } from "./own-storage";

/** The phone beside this tab: its code, until when that can be scanned, and whether that has happened. */
type Beside = { token: string; opensUntil: string; opened: boolean };

const KEY = "second-screen";

export const useBeside = create<{ beside: Beside | null }>(() => ({ beside: null }));

/** What the tab's heartbeats name. A code outlives a reload of the tab, but not the tab. */
export function besideCode() {
  return useBeside.getState().beside?.token;
}

/** Puts a phone beside this tab, or takes it away. */
export function setBeside(beside: Beside | null) {
  useBeside.setState({ beside });
  writeOwn(KEY, beside, ofTab);
}

export function restoreBeside() {
  const kept = readOwn(KEY, ofTab) as Beside | null;
  if (kept?.token) useBeside.setState({ beside: kept });
}

/** What an answered heartbeat says of the code that it named. */
export function takeBeside(token: string | undefined, answer: Heartbeat["secondScreen"]) {
  const { beside } = useBeside.getState();
  if (beside?.token !== token || !beside || answer === undefined) return;
  if (answer === null) setBeside(null);
  else if (answer.opened !== beside.opened) setBeside({ ...beside, ...answer });
}
