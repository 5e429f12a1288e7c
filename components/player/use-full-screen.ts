import { useEffect } from "react";
import type { MediaKind } from "@/lib/media/schema";
import { mediaElement, usePlayer } from "./player-store";
import { isChatOver, useScreen } from "./screen-store";
import "./full-screen.css";

/** Screens less high than this when they lie on their side are phones' (CSS pixels). */
const PHONE = 540;

/**
 * Lets the player take the whole screen: in full screen, and a film on a phone that lies on its side. The page itself is
 * what goes to full screen, so that its chat, menus and dialogs can lie over the film.
 */
export function useFullScreen(kind: MediaKind) {
  const mode = usePlayer((state) => state.mode);
  useEffect(() => {
    const controller = mediaElement()?.closest("media-controller");
    if (controller) Object.assign(controller, { fullscreenElement: document.documentElement });
  }, []);
  useEffect(() => {
    if (mode === "stage") return followScreen(kind);
    if (document.fullscreenElement) void document.exitFullscreen();
  }, [mode, kind]);
  const full = useScreen((state) => state.full);
  const over = useScreen(isChatOver);
  useEffect(() => {
    const root = document.documentElement;
    if (full) root.setAttribute("data-full", full);
    else root.removeAttribute("data-full");
    root.toggleAttribute("data-chat-over", over);
    return () => {
      root.removeAttribute("data-full");
      root.removeAttribute("data-chat-over");
    };
  }, [full, over]);
}

function followScreen(kind: MediaKind) {
  const stopped = new AbortController();
  const measure = () => {
    const lying = isLyingPhone();
    if (!lying) useScreen.setState({ page: false });
    const { page, part } = useScreen.getState();
    // In a frame on another site there is more to see than the film.
    const wide = lying && kind === "video" && part !== null && !page;
    const full = document.fullscreenElement || wide ? shape() : null;
    if (useScreen.getState().full !== full) useScreen.setState({ full, over: null });
  };
  const options = { signal: stopped.signal };
  document.addEventListener("fullscreenchange", measure, options);
  window.addEventListener("resize", measure, options);
  screen.orientation?.addEventListener("change", measure, options);
  const unsubscribe = useScreen.subscribe(
    (state, before) => (state.page !== before.page || state.part !== before.part) && measure(),
  );
  measure();
  return () => {
    stopped.abort();
    unsubscribe();
    useScreen.setState({ full: null, over: null, page: false });
  };
}

/** The device's shape, not the page's: a keyboard makes every page wider than high. */
function shape() {
  const type = screen.orientation?.type;
  const portrait = type ? type.startsWith("portrait") : matchMedia("(orientation: portrait)").matches;
  return portrait ? "tall" : "wide";
}

function isLyingPhone() {
  const small = Math.min(screen.width, screen.height) <= PHONE;
  return small && matchMedia("(pointer: coarse)").matches && shape() === "wide";
}
