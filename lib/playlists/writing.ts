import "server-only";
import type { z } from "zod";
import { action } from "../action";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";

/** An action that writes to playlists, as often as people do. */
export function writing<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: SignedIn, input: z.output<Schema>) => Promise<Data>,
) {
  return action(schema, async (viewer, input) => {
    await limit("playlist-write", viewer.id);
    return run(viewer, input);
  });
}
