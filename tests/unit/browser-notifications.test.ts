import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Notification as Told } from "@/lib/notifications/schema";

vi.mock("@/components/player/own-storage", () => ({ readOwn: () => true, writeOwn: vi.fn() }));

const told = {
  id: "1",
  kind: "mention",
  readAt: null,
  createdAt: "",
  data: {
    by: { id: "b", handle: "bob", name: "Bob", imageUrl: null },
    room: { id: "r", title: "Late show" },
    mediaId: "m",
    seq: 5,
    excerpt: "look",
  },
} as unknown as Told;

class Shown {
  static permission = "granted";
  static all: Shown[] = [];
  onclick: (() => void) | undefined;
  close = vi.fn();
  constructor(readonly title: string) {
    if (Shown.permission === "granted") Shown.all.push(this);
  }
}

const document = { hasFocus: () => false };
const go = vi.fn();

beforeEach(() => {
  Shown.all = [];
  Shown.permission = "granted";
  document.hasFocus = () => false;
  vi.resetModules();
  vi.stubGlobal("document", document);
  vi.stubGlobal("Notification", Shown);
  vi.stubGlobal("window", { Notification: Shown, focus: vi.fn() });
});
afterEach(() => vi.unstubAllGlobals());

const load = () => import("@/components/notifications/browser");

test("a press on what the browser shows leads there without loading the page anew", async () => {
  const { showInBrowser } = await load();
  await showInBrowser(told, go);
  expect(Shown.all.map(({ title }) => title)).toEqual(["Bob mentioned you in Late show"]);
  Shown.all[0]?.onclick?.();
  expect(go).toHaveBeenCalledWith("/media/m?room=r&message=5");
});

test("a tab behind another one that has the focus says nothing", async () => {
  const { showInBrowser } = await load();
  const other = new BroadcastChannel("matinee:focus");
  other.onmessage = () => other.postMessage("I have.");
  await showInBrowser(told, go);
  expect(Shown.all).toEqual([]);
  other.close();
  await showInBrowser(told, go);
  expect(Shown.all).toHaveLength(1);
});

test("tabs answer one another only while the viewer is at them", async () => {
  const { answerTabs, isLookedAt } = await import("@/components/notifications/focused-tab");
  const end = answerTabs();
  expect(await isLookedAt()).toBe(false);
  // This tab asks without the focus; the same code answers as the other tab, which has it.
  const asked = isLookedAt();
  document.hasFocus = () => true;
  expect(await asked).toBe(true);
  end();
});

test("a browser that takes none from pages is said to show none, before and after leave was given", async () => {
  class Refusing {
    static permission = "default";
    constructor() {
      throw new TypeError("Illegal constructor");
    }
  }
  vi.stubGlobal("Notification", Refusing);
  vi.stubGlobal("window", { Notification: Refusing });
  const before = await load();
  before.lookAtStanding();
  expect(before.useBrowserNotifications.getState().standing).toBe("missing");

  vi.resetModules();
  Refusing.permission = "granted";
  const after = await load();
  after.lookAtStanding();
  expect(after.useBrowserNotifications.getState().standing).toBe("on");
  await after.turnOn();
  expect(after.useBrowserNotifications.getState().standing).toBe("missing");
});
