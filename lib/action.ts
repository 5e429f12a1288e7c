import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError, type ErrorBody, toAppError } from "./errors";
import { parse } from "./input";
import { getViewer, type SignedIn, type Viewer } from "./viewer";

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ErrorBody };

/**
 * A server action for anyone: reads the viewer, parses the input, runs. Never throws to the client: it answers
 * `{ ok: true, data }` or `{ ok: false, error }`.
 */
export function publicAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Data>,
) {
  return async (input: z.input<Schema>): Promise<ActionResult<Data>> => {
    try {
      return { ok: true, data: await run(await getViewer(), parse(schema, input)) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: toAppError(error).toBody() };
    }
  };
}

/** As `publicAction`, for signed-in people only: anyone else gets `unauthenticated`. */
export function action<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: SignedIn, input: z.output<Schema>) => Promise<Data>,
) {
  return publicAction(schema, async (viewer, input: z.output<Schema>) => {
    if (!viewer) throw new AppError("unauthenticated", "Please sign in first.");
    return run(viewer, input);
  });
}
