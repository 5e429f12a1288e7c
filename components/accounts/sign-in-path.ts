/** The way to sign in from a page, and back to it with all that its address says. */
export function signInPath(path: string, query = "") {
  const returnTo = path.startsWith("/sign-") ? "/" : path + query;
  return `/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`;
}

/** As `signInPath`, from where one is. Only in the browser. */
export function signInHere() {
  return signInPath(location.pathname, location.search);
}
