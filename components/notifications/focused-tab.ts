const NAME = "matinee:focus";
const ASKED = "Has any of you the focus?";
const HERE = "I have.";
/** Tabs in the background are slow to answer, but the one that would say yes is not in the background. */
const ANSWER_MS = 250;

/** Answers the browser's other tabs whether the viewer is at this one. Returns what ends that. */
export function answerTabs() {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => {
    if (data === ASKED && document.hasFocus()) channel.postMessage(HERE);
  };
  return () => channel.close();
}

/** Whether the viewer is at this tab, or at another one of this browser that answers. */
export function isLookedAt(): boolean | Promise<boolean> {
  if (document.hasFocus()) return true;
  const channel = new BroadcastChannel(NAME);
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    channel.onmessage = ({ data }) => {
      if (data !== HERE) return;
      clearTimeout(timer);
      resolve(true);
    };
    channel.postMessage(ASKED);
  }).finally(() => channel.close());
}
