"use client";

import { createRoot } from "react-dom/client";
import { toast as sonner, Toaster } from "sonner";

type Options = { action?: { label: string; onClick: () => void }; id?: string };

const classNames = {
  toast:
    "flex w-full items-center gap-3 rounded-card bg-overlay px-4 py-3 text-[0.9375rem] text-text shadow-overlay sm:w-92",
  content: "min-w-0 flex-1",
  icon: "shrink-0",
  actionButton:
    "inline-flex h-9 shrink-0 items-center rounded-full px-3 font-semibold text-accent hover:bg-surface-2",
  error: "[&_[data-icon]]:text-danger",
};

const aboveBars = "calc(var(--tabbar-height) + var(--dock-height) + 1rem)";

let mounted = false;

/** In a root of its own, so that pages load nothing of it before the first toast. */
function mount() {
  if (mounted) return;
  mounted = true;
  const host = document.body.appendChild(document.createElement("div"));
  // A press leaves the focus where it is; else it would be taken back there from wherever it went next.
  host.addEventListener("mousedown", (event) => event.preventDefault());
  createRoot(host).render(
    <Toaster
      position="bottom-center"
      offset={{ bottom: aboveBars }}
      mobileOffset={{ bottom: aboveBars, left: 12, right: 12 }}
      style={{ zIndex: 60, fontFamily: "inherit" }}
      toastOptions={{ unstyled: true, classNames }}
    />,
  );
}

export function show(message: string, { action, id }: Options) {
  mount();
  sonner(message, { id, action, duration: action ? 8000 : 4500 });
}

export function showError(message: string, { action, id }: Options) {
  mount();
  sonner.error(message, { id, action, duration: 10_000 });
}
