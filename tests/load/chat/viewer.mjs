/** Nobody looks at the account menu of a load test. */
export async function refreshViewer() {}
