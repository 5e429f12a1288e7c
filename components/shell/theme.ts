export const themes = ["system", "dark", "light"] as const;
export type Theme = (typeof themes)[number];

const key = "matinee-theme";

/** Runs in the head, before the first paint, so that the chosen theme never flashes in. */
export const themeScript = `try{var t=localStorage.getItem("${key}");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch{}`;

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
