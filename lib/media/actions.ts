"use server";

import { publicAction } from "../action";
import * as playable from "./playable-data";
import { playableInput } from "./schema";

/** What the player needs of these media, in the order asked for; those that the viewer may not see are left out. */
export const findPlayable = publicAction(playableInput, async (viewer, { mediaIds }) => {
  const found = await playable.findPlayable(viewer, mediaIds);
  return mediaIds.flatMap((id) => found.get(id) ?? []);
});
