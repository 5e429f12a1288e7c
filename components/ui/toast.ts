type ToastOptions = {
  action?: { label: string; onClick: () => void };
  /** A toast takes the place of an earlier one of the same name. */
  id?: string;
};

/** Says something in passing, with at most one action ("Undo"). The code behind it loads once the page is at rest. */
export function toast(message: string, options: ToastOptions = {}) {
  loadHost().then(({ show }) => show(message, options), drop);
}

/** As `toast`, for a failure: stays longer and is announced at once. */
export function toastError(message: string, options: ToastOptions = {}) {
  loadHost().then(({ showError }) => showError(message, options), drop);
}

function loadHost() {
  return import("./toast-host");
}

function drop() {
  return undefined;
}

/** Failures are told when the network is away: what tells them has to be there already. */
function warm() {
  const load = () => void loadHost().catch(drop);
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 10_000 });
  else setTimeout(load, 3000);
}

if (typeof window !== "undefined") {
  if (document.readyState === "complete") warm();
  else window.addEventListener("load", warm, { once: true });
}
