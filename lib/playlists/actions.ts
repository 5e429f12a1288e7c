"use server";

import type { z } from "zod";
import { action, publicAction } from "../action";
import { limit } from "../rate-limit";
import type { SignedIn } from "../viewer";
import { playlistGone } from "./access-data";
import * as data from "./data";
import * as edit from "./edit-data";
import * as items from "./items-data";
import * as queues from "./queue-data";
import { refresh, refreshItems, refreshLists } from "./refresh";
import {
  addInput,
  createInput,
  itemPageInput,
  itemRef,
  mediaRef,
  moveInput,
  openRef,
  pageInput,
  playlistRef,
  restoreInput,
  updateInput,
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

export const createPlaylist = writing(createInput, async (viewer, input) => {
  const shelf = await edit.createPlaylistWith(viewer, input);
  if (shelf.visibility === "public" && shelf.itemId) refreshLists();
  return shelf;
});

export const updatePlaylist = writing(updateInput, async (viewer, input) => {
  const before = await data.updatePlaylist(viewer, input);
  refresh(input.playlistId, before, input);
  return { id: input.playlistId };
});

export const deletePlaylist = writing(playlistRef, async (viewer, { playlistId }) => {
  const before = await data.deletePlaylist(viewer, playlistId);
  refresh(playlistId, before);
  return { id: playlistId };
});

export const addItem = writing(addInput, async (viewer, input) => {
  const changed = await edit.addItem(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const removeItem = writing(itemRef, async (viewer, input) => {
  const changed = await edit.removeItem(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const restoreItem = writing(restoreInput, async (viewer, input) => {
  const changed = await edit.restoreItem(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const moveItem = writing(moveInput, async (viewer, input) => {
  const changed = await edit.moveItem(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const listShelves = action(mediaRef, (viewer, { mediaId }) => data.listShelves(viewer, mediaId));

export const listOwn = action(pageInput, (viewer, page) => data.listOwn(viewer, page));

export const listPublic = publicAction(pageInput, (viewer, page) => data.listPublic(viewer, page));

export const findItems = publicAction(itemPageInput, async (viewer, page) => {
  const found = await items.findItems(viewer, page);
  if (!found) throw playlistGone();
  return found;
});

/** What playing a playlist plays, for anyone who may open it. */
export const findQueue = publicAction(openRef, async (viewer, ref) => {
  const queue = await queues.findQueue(viewer, ref);
  if (!queue) throw playlistGone();
  return queue;
});
