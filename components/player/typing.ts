const FIELDS = "input:not([type=range]), textarea, select, [contenteditable=''], [contenteditable=true]";
const SETTLES_MS = 2000;

/** Whether an element is one that is typed in. */
export function isField(element: EventTarget | null) {
  return element instanceof HTMLElement && (element.isContentEditable || element.closest(FIELDS) !== null);
}

/** Whether somebody is typing, or about to. */
export function isTyping() {
  return isField(document.activeElement);
}

let lostAt = Number.NEGATIVE_INFINITY;

/** Whether a field has just gone from under somebody's fingers, so that what they press is still meant for it. */
export function hasLostField(now: number) {
  return now - lostAt < SETTLES_MS;
}

/** Watches the field that has the focus, for `hasLostField`. Returns what ends that. */
export function watchFields() {
  let field: Node | null = null;
  const removals = new MutationObserver(() => {
    if (!field || field.isConnected) return;
    lostAt = performance.now();
    watch(null);
  });
  function watch(next: EventTarget | null) {
    removals.disconnect();
    field = next instanceof Node && isField(next) ? next : null;
    if (field) removals.observe(document.body, { childList: true, subtree: true });
  }
  const focused = ({ target }: FocusEvent) => watch(target);
  // A field that is being removed loses the focus while it still stands.
  const left = () => setTimeout(() => field !== document.activeElement && field?.isConnected && watch(null));
  document.addEventListener("focusin", focused);
  document.addEventListener("focusout", left);
  watch(document.activeElement);
  return () => {
    watch(null);
    document.removeEventListener("focusin", focused);
    document.removeEventListener("focusout", left);
  };
}
