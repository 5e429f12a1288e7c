"use server";

import { action } from "../action";
import { limit } from "../rate-limit";
import { refreshShare } from "./refresh";
import { playlistRef } from "./schema";
import * as share from "./share-data";

/** The end of an own list's link. */
export const findShareToken = action(playlistRef, async (viewer, { playlistId }) => ({
  token: await share.findShareToken(viewer, playlistId),
}));

/** Gives an own list a new link. */
export const renewShareToken = action(playlistRef, async (viewer, { playlistId }) => {
  await limit("playlist-write", viewer.id);
  const token = await share.renewShareToken(viewer, playlistId);
  refreshShare(playlistId);
  return { token };
});

/** Where the viewer works on a list whose public page is not there; null for everyone else. */
export const findWay = action(playlistRef, async (viewer, { playlistId }) => ({
  path: (await share.isWorkedOn(viewer, playlistId)) ? `/library/playlists/${playlistId}` : null,
}));
