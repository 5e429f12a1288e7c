"use client";

import { ChevronDown, MessageSquare } from "lucide-react";
import { isChatOver, toggleOverlayChat, useScreen } from "./screen-store";

/** Lays the chat over a film that takes the whole screen. */
export function ChatOverButton() {
  const offered = useScreen((state) => state.full !== null && state.part !== null);
  const over = useScreen(isChatOver);
  if (!offered) return null;
  return (
    <button
      type="button"
      className="player-button player-pressed"
      aria-label="Chat"
      aria-pressed={over}
      title="Chat (T)"
      onClick={toggleOverlayChat}
    >
      <MessageSquare />
    </button>
  );
}

/** The way back to the page from a phone that lies on its side; in full screen there is a button for that already. */
export function LeaveFull() {
  const full = useScreen((state) => state.full !== null);
  if (!full) return null;
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    useScreen.setState({ page: true });
  };
  return (
    <button
      type="button"
      className="player-button"
      aria-label="Show the page"
      title="Show the page"
      onClick={leave}
    >
      <ChevronDown />
    </button>
  );
}
