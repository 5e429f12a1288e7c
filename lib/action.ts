import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type ErrorBody, toAppError } from "./errors";
import { parse } from "./input";
import type { AccountHolder } from "./users/schema";
import { getHolder, getViewer, refusalOfNobody, type SignedIn, type Viewer } from "./viewer";

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
    if (!viewer) throw await refusalOfNobody();
    return run(viewer, input);
  });
}

/** As `action`, also for those whom the site shuts out: what everybody may do with what is their own. */
export function ownAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (holder: AccountHolder, input: z.output<Schema>) => Promise<Data>,
) {
  return publicAction(schema, async (_viewer, input: z.output<Schema>) => {
    const holder = await getHolder();
    if (!holder) throw await refusalOfNobody();
    return run(holder, input);
  });
}
