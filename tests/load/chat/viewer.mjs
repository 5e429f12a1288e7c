/** Nobody looks at the account menu of a load test. */
export async function refreshViewer() {}

/** Nor does anybody sign out in one, or keep a choice for the next. */
export const currentViewer = () => undefined;
