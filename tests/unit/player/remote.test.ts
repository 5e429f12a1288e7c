import { beforeEach, expect, test, vi } from "vitest";
import { close, getPositionMs, resume, start, usePlayer } from "@/components/player/player-store";
import { entryOf } from "@/components/player/queue";
import { isChatOver, offerChat, toggleOverlayChat, useScreen } from "@/components/player/screen-store";
import { seek } from "@/components/player/transport";
import { playable } from "../../support/playable";

const media = playable("a", "A");
const remote = { positionMs: () => 12_345, seek: vi.fn(), play: vi.fn() };

beforeEach(() => {
  close();
  vi.clearAllMocks();
});

test("beside another screen, moments are its moments, and what is asked for is asked of it", () => {
  usePlayer.setState({ current: entryOf(media), status: "paused", remote });
  expect(getPositionMs()).toBe(12_345);
  seek(90_000);
  expect(remote.seek).toHaveBeenCalledWith(60_000);
  resume();
  expect(remote.play).toHaveBeenCalledOnce();
});

test("what is played here takes the other screen's place", () => {
  usePlayer.setState({ current: entryOf(media), status: "paused", remote });
  start(entryOf(media), 3_000);
  expect(usePlayer.getState().remote).toBeNull();
  expect(getPositionMs()).toBe(3_000);
});

test("the chat lies over what takes the whole screen where it was being read, or was chosen to", async () => {
  const leave = offerChat("about");
  expect(isChatOver(useScreen.getState())).toBe(false);
  useScreen.setState({ full: "wide" });
  expect(isChatOver(useScreen.getState())).toBe(false);
  toggleOverlayChat();
  expect(isChatOver(useScreen.getState())).toBe(true);
  useScreen.setState({ full: null });
  expect(isChatOver(useScreen.getState())).toBe(false);
  useScreen.setState({ full: "tall", over: null });
  expect(isChatOver(useScreen.getState()), "the conversation goes along").toBe(true);
  leave();
  const leaveNext = offerChat("about");
  await Promise.resolve();
  expect(isChatOver(useScreen.getState()), "on the next page, too").toBe(true);
  leaveNext();
  await Promise.resolve();
  expect(isChatOver(useScreen.getState()), "no chat, nothing over").toBe(false);
});
