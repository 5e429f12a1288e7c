import { call } from "@/components/playlists/call";
import { toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { exposureOf } from "@/lib/playlists/exposure-schema";

/**
 * Runs what may put media into a list that others can see. When not all of it is public, asks the viewer, and runs it
 * again with `confirmed` if they mean it. Null when they do not.
 */
export async function withConsent<Data>(
  run: (confirmed?: true) => Promise<ActionResult<Data>>,
): Promise<ActionResult<Data> | null> {
  const result = await call(() => run());
  const exposure = result.ok ? null : exposureOf(result.error);
  if (!exposure) return result;
  const { ask } = await loadDialog();
  return (await ask(exposure)) ? call(() => run(true)) : null;
}

/** As `withConsent`, for a form that is being saved: not to mean it is an answer that the form can show. */
export async function saveWithConsent<Data>(
  run: (confirmed?: true) => Promise<ActionResult<Data>>,
): Promise<ActionResult<Data>> {
  const declined = { code: "conflict", message: "Nothing was changed.", retryable: false } as const;
  return (await withConsent(run)) ?? { ok: false, error: declined };
}

async function loadDialog() {
  try {
    return await import("./consent-host");
  } catch {
    toastError("We could not ask who may see it. Check the connection and try again.");
    return { ask: async () => false };
  }
}
