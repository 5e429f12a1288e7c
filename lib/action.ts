import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError, type ErrorBody, toAppError } from "./errors";
import { parse } from "./input";
import { getViewer, type SignedIn } from "./viewer";

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ErrorBody };

/**
 * A server action for signed-in people: reads the viewer, parses the input, runs. Never throws to the client:
 * it answers `{ ok: true, data }` or `{ ok: false, error }`.
 */
export function action<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: SignedIn, input: z.output<Schema>) => Promise<Data>,
) {
  return async (input: z.input<Schema>): Promise<ActionResult<Data>> => {
    try {
      const viewer = await getViewer();
      if (!viewer) throw new AppError("unauthenticated", "Please sign in first.");
      return { ok: true, data: await run(viewer, parse(schema, input)) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: toAppError(error).toBody() };
    }
  };
}
