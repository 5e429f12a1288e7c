type ToastOptions = { action?: { label: string; onClick: () => void } };

/** Says something in passing, with at most one action ("Undo"). The code behind it loads with the first toast. */
export function toast(message: string, options: ToastOptions = {}) {
  void import("./toast-host").then(({ show }) => show(message, options));
}

/** As `toast`, for a failure: stays longer and is announced at once. */
export function toastError(message: string, options: ToastOptions = {}) {
  void import("./toast-host").then(({ showError }) => showError(message, options));
}
