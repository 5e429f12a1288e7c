export const themes = ["system", "dark", "light"] as const;
export type Theme = (typeof themes)[number];

const key = "matinee-theme";

/**
 * Runs in the head, before the first paint: the chosen theme never flashes in, and a picture that does not load shows
 * the colour behind it rather than the browser's sign for a broken one (by an animation, as hydration minds attributes).
 */
export const themeScript = `addEventListener("error",({target:t})=>{if(t.tagName==="IMG"){let a=t.animate({visibility:["hidden","hidden"]},{duration:1,fill:"forwards"});t.addEventListener("load",()=>a.cancel(),{once:true})}},true);try{var t=localStorage.getItem("${key}");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch{}`;

/** The theme that was chosen in this browser; "system" when none was. */
export function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || chosen === "light" ? chosen : "system";
}

/** Shows a theme now and at every later visit with this browser. */
export function chooseTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // A browser that stores nothing still shows the theme until it is closed.
  }
}
