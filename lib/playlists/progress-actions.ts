"use server";

import { action, publicAction } from "../action";
import { limit } from "../rate-limit";
import * as progress from "./progress-data";
import { progressInput, resumeInput } from "./progress-schema";
import { playlistRef } from "./schema";

export const saveProgress = action(progressInput, async (viewer, input) => {
  await limit("playlist-progress", viewer.id);
  await progress.saveProgress(viewer, input);
});

export const clearProgress = action(playlistRef, (viewer, { playlistId }) =>
  progress.clearProgress(viewer, playlistId),
);

/** Where a list goes on for this viewer, or null. */
export const findResume = publicAction(resumeInput, (viewer, input) => progress.findResume(viewer, input));
