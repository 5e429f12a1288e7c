/** Nobody reads what is said in passing. */
export function toastError() {}
