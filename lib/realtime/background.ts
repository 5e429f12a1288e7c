import "server-only";
import { after } from "next/server";

/**
 * Starts work at once that nobody waits for, and keeps the server alive until it is done. The work must not throw.
 */
export function inBackground(work: () => Promise<unknown>) {
  const done = work();
  try {
    after(done);
  } catch {
    // There is no request, so nothing ends the process after its answer.
  }
}
