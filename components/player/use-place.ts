import { useLayoutEffect } from "react";
import { mediaElement, usePlayer } from "./player-store";
import { useScreen } from "./screen-store";

/**
 * Lays the player over its stage. On a page that scrolls it is placed in the document, so that the browser scrolls the
 * two together; over a stage that is pinned (phones) it is pinned too. A film that takes the whole screen needs no place.
 */
export function usePlace() {
  const mode = usePlayer((state) => state.mode);
  const stage = usePlayer((state) => state.stage?.element ?? null);
  const full = useScreen((state) => state.full);
  useLayoutEffect(() => {
    const player = mediaElement()?.closest<HTMLElement>("[data-player]");
    if (!player) return;
    if (mode === "dock" || full) player.removeAttribute("style");
    else if (stage) return keepOver(player, stage);
  }, [mode, stage, full]);
}

function keepOver(player: HTMLElement, stage: HTMLElement) {
  const place = () => layOver(player, stage);
  const sizes = new ResizeObserver(place);
  for (const element of [stage, document.body]) sizes.observe(element);
  const stopped = new AbortController();
  const options = { signal: stopped.signal, passive: true };
  window.addEventListener("resize", place, options);
  window.addEventListener("scroll", () => isPinned(stage) && place(), options);
  window.visualViewport?.addEventListener("resize", place, options);
  window.visualViewport?.addEventListener("scroll", place, options);
  place();
  return () => {
    sizes.disconnect();
    stopped.abort();
  };
}

function layOver(player: HTMLElement, stage: HTMLElement) {
  const { left, top, width, height } = stage.getBoundingClientRect();
  const pinned = isPinned(stage);
  // An on-screen keyboard may push the page up without resizing it: the picture stays in sight.
  const pushed = pinned ? (window.visualViewport?.offsetTop ?? 0) : window.scrollY;
  Object.assign(player.style, {
    position: pinned ? "fixed" : "absolute",
    left: `${left + (pinned ? 0 : window.scrollX)}px`,
    top: `${top + pushed}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}

function isPinned(stage: HTMLElement) {
  for (let element: HTMLElement | null = stage; element; element = element.parentElement) {
    const { position } = getComputedStyle(element);
    if (position === "sticky" || position === "fixed") return true;
  }
  return false;
}
