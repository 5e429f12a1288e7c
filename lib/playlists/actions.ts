"use server";

import { revalidateTag } from "next/cache";
import { action, publicAction } from "../action";
import * as data from "./data";
import * as edit from "./edit-data";
import * as items from "./items-data";
import {
  addInput,
  createInput,
  itemPageInput,
  itemRef,
  mediaRef,
  moveInput,
  pageInput,
  playlistRef,
  restoreInput,
  updateInput,
  type Visibility,
} from "./schema";

/** Changes among private playlists touch no cache: their pages are not there, and no timing tells that they change. */
function refresh(playlistId: string, ...visibilities: Visibility[]) {
  if (visibilities.every((visibility) => visibility === "private")) return;
  for (const tag of [`playlist:${playlistId}`, `playlist:${playlistId}:missing`, "playlists"])
    revalidateTag(tag, { expire: 0 });
}

export const createPlaylist = action(createInput, async (viewer, input) => {
  const shelf = await edit.createPlaylistWith(viewer, input);
  refresh(shelf.id, shelf.visibility);
  return shelf;
});

export const updatePlaylist = action(updateInput, async (viewer, input) => {
  const { before } = await data.updatePlaylist(viewer, input);
  refresh(input.playlistId, before, input.visibility);
  return { id: input.playlistId };
});

export const deletePlaylist = action(playlistRef, async (viewer, { playlistId }) => {
  const { before } = await data.deletePlaylist(viewer, playlistId);
  refresh(playlistId, before);
  return { id: playlistId };
});

export const addItem = action(addInput, async (viewer, input) => {
  const changed = await edit.addItem(viewer, input);
  refresh(input.playlistId, changed.visibility);
  return changed;
});

export const removeItem = action(itemRef, async (viewer, input) => {
  const changed = await edit.removeItem(viewer, input);
  refresh(input.playlistId, changed.visibility);
  return changed;
});

export const restoreItem = action(restoreInput, async (viewer, input) => {
  const changed = await edit.restoreItem(viewer, input);
  refresh(input.playlistId, changed.visibility);
  return changed;
});

export const moveItem = action(moveInput, async (viewer, input) => {
  const changed = await edit.moveItem(viewer, input);
  refresh(input.playlistId, changed.visibility);
  return changed;
});

export const listShelves = action(mediaRef, (viewer, { mediaId }) => data.listShelves(viewer, mediaId));

export const listOwn = action(pageInput, (viewer, page) => data.listOwn(viewer, page));

export const listPublic = publicAction(pageInput, (viewer, page) => data.listPublic(viewer, page));

export const findItems = publicAction(itemPageInput, async (viewer, page) => {
  const found = await items.findItems(viewer, page);
  if (!found) throw data.playlistGone();
  return found;
});

/** What playing a playlist plays, for anyone who may open it. */
export const findQueue = publicAction(playlistRef, async (viewer, { playlistId }) => {
  const queue = await items.findQueue(viewer, playlistId);
  if (!queue) throw data.playlistGone();
  return queue;
});
