import { create } from "zustand";
import { prefer, preferences } from "./preferences";

type Part = "about" | "chat";

type ScreenState = {
  /** The player takes the whole screen, of this shape: in full screen, or on a phone that lies on its side. */
  full: "wide" | "tall" | null;
  /** What the page shows below the stage where it has no room for both; null on a page without a chat. */
  part: Part | null;
  /** Whether the chat lies over the film, once that was chosen here. */
  over: boolean | null;
  /** A phone that lies on its side is to show the page all the same. */
  page: boolean;
};

export const useScreen = create<ScreenState>(() => ({ full: null, part: null, over: null, page: false }));

/** Whether the chat lies over what takes the whole screen: as was chosen here, else where it was being read, else as ever. */
export function isChatOver({ full, part, over }: ScreenState) {
  if (!full || part === null) return false;
  return over ?? (part === "chat" || preferences().overlayChat);
}

/** Lays the chat over the film, or takes it away. Remembered for the next time. */
export function toggleOverlayChat() {
  const state = useScreen.getState();
  if (!state.full || state.part === null) return;
  const over = !isChatOver(state);
  prefer({ overlayChat: over });
  useScreen.setState({ over, part: over ? "chat" : state.part });
}

/** Chooses what the page shows below the stage. */
export function showPart(part: Part) {
  useScreen.setState({ part });
}

let offers = 0;

/**
 * A page with a chat is there, which shows `part` first. Returns what says that it is gone. From page to page of a queue
 * that takes the whole screen, the chat stays as it lies.
 */
export function offerChat(part: Part) {
  offers += 1;
  const offer = offers;
  useScreen.setState((before) => ({ part: (before.full && before.part) || part }));
  return () => queueMicrotask(() => offer === offers && useScreen.setState({ part: null }));
}
