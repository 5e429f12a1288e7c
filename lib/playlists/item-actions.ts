"use server";

import { addItems as add } from "./add-data";
import { editItem as edit } from "./edit-item-data";
import {
  addItemsInput,
  copyItemsInput,
  editItemInput,
  moveItemsInput,
  removeItemsInput,
  sortItemsInput,
  transferItemsInput,
} from "./edit-schema";
import { moveItems as move } from "./move-data";
import { refreshItems } from "./refresh";
import { removeItems as remove } from "./remove-data";
import { sortItems as sort } from "./sort-data";
import { copyItems as copy, moveItemsTo as transfer } from "./transfer-data";
import { writing } from "./writing";

export const addItems = writing(addItemsInput, async (viewer, input) => {
  const changed = await add(viewer, input);
  if (changed.items.length > 0) refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const removeItems = writing(removeItemsInput, async (viewer, input) => {
  const changed = await remove(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const moveItems = writing(moveItemsInput, async (viewer, input) => {
  const changed = await move(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const sortItems = writing(sortItemsInput, async (viewer, input) => {
  const changed = await sort(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const editItem = writing(editItemInput, async (viewer, input) => {
  const changed = await edit(viewer, input);
  refreshItems(input.playlistId, changed.visibility);
  return changed;
});

export const copyItems = writing(copyItemsInput, async (viewer, input) => {
  const changed = await copy(viewer, input);
  if (changed.copied > 0) refreshItems(input.toPlaylistId, changed.visibility);
  return changed;
});

export const moveItemsTo = writing(transferItemsInput, async (viewer, input) => {
  const changed = await transfer(viewer, input);
  if (changed.itemIds.length === 0) return changed;
  refreshItems(input.playlistId, changed.visibility);
  refreshItems(input.toPlaylistId, changed.to.visibility);
  return changed;
});
