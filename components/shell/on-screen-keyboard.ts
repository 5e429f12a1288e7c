import { useEffect } from "react";
import "./on-screen-keyboard.css";

/** A keyboard is at least so high; address bars that come and go are less. In CSS pixels. */
const KEYBOARD = 120;
/** With less than this left of the screen, what one writes and reads comes before everything else. */
const TIGHT = 420;

/**
 * Makes room for the chat while an on-screen keyboard is open for it: the page is laid out in what is left of the screen,
 * wherever the browser puts the keyboard, and the film stays above. See on-screen-keyboard.css.
 */
export function useOnScreenKeyboard() {
  useEffect(() => {
    const viewport = window.visualViewport;
    return viewport ? followKeyboard(viewport) : undefined;
  }, []);
}

function followKeyboard(viewport: VisualViewport) {
  const root = document.documentElement;
  const stopped = new AbortController();
  let whole = { width: 0, height: 0 };

  function measure() {
    const [width, height] = [viewport.width * viewport.scale, viewport.height * viewport.scale];
    if (Math.abs(width - whole.width) > 1) whole = { width, height };
    whole.height = Math.max(whole.height, height);
    const isOpen = isWriting() && whole.height - height >= KEYBOARD;
    if (!isOpen) return clear();
    root.setAttribute("data-keyboard", height < TIGHT ? "tight" : "");
    root.style.setProperty("--viewport-height", `${Math.round(height)}px`);
    // Where the keyboard lies over the page, the browser has pushed that up to show the field: now it need not.
    if (viewport.offsetTop > 0) window.scrollTo(0, 0);
  }

  function clear() {
    root.removeAttribute("data-keyboard");
    root.style.removeProperty("--viewport-height");
  }

  const options = { signal: stopped.signal };
  viewport.addEventListener("resize", measure, options);
  for (const name of ["focusin", "focusout"])
    document.addEventListener(name, () => setTimeout(measure), options);
  measure();
  return () => {
    stopped.abort();
    clear();
  };
}

/** The focus is where one writes or searches in the chat, or on that form's buttons, which do not close a keyboard. */
function isWriting() {
  return (
    matchMedia("(pointer: coarse)").matches &&
    document.activeElement?.closest("[data-chat-place] :is(form, textarea, [type=search])") != null
  );
}
