"use server";

import type { z } from "zod";
import { action } from "../action";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import * as data from "./data";
import * as history from "./history-data";
import {
  dropInput,
  entryInput,
  historyInput,
  keepInput,
  kindInput,
  listInput,
  mediaInput,
  nothing,
  pauseInput,
} from "./schema";

/** An action that writes, as often as people do. */
function writing<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: SignedIn, input: z.output<Schema>) => Promise<Data>,
) {
  return action(schema, async (viewer, input) => {
    await limit("playlist-write", viewer.id);
    return run(viewer, input);
  });
}

export const keepMedia = writing(keepInput, data.keepMedia);

export const dropMedia = writing(dropInput, data.dropMedia);

export const listKept = action(listInput, data.listKept);

export const findKeptQueue = action(kindInput, (viewer, { kind }) => data.findKeptQueue(viewer, kind));

export const listHistory = action(historyInput, history.listHistory);

export const forgetEntry = writing(mediaInput, (viewer, { mediaId }) => history.forgetEntry(viewer, mediaId));

export const restoreEntry = writing(entryInput, async (viewer, entry) => {
  await history.restoreEntry(viewer, entry);
  return { mediaId: entry.mediaId };
});

export const clearHistory = writing(nothing, async (viewer) => {
  await history.clearHistory(viewer);
  return { cleared: true };
});

export const pauseHistory = writing(pauseInput, async (viewer, { paused }) => {
  await history.pauseHistory(viewer, paused);
  return { paused };
});
