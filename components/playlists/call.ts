import type { ActionResult } from "@/lib/action";

const unreachable = {
  ok: false,
  error: {
    code: "unavailable",
    message: "We could not reach the server. Nothing is lost: please try again.",
    retryable: true,
  },
} as const;

/** A server action's answer, also when no answer came. */
export async function call<Data>(run: () => Promise<ActionResult<Data>>): Promise<ActionResult<Data>> {
  try {
    return await run();
  } catch {
    return unreachable;
  }
}
