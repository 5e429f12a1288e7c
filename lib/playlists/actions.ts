"use server";

import { headers } from "next/headers";
import { action, publicAction } from "../action";
import { tellAround } from "../collaboration/access-data";
import { addressOf, limit } from "../rate-limit";
import { playlistGone } from "./access-data";
import { createPlaylistWith } from "./add-data";
import * as data from "./data";

import * as items from "./items-data";
import * as queues from "./queue-data";
import { refresh, refreshItems, refreshLists } from "./refresh";
import {
  createInput,
  itemPageInput,
  openRef,
  pageInput,
  playlistRef,
  shelvesInput,
  updateInput,
} from "./schema";
import { writing } from "./writing";

export const createPlaylist = writing(createInput, async (viewer, input) => {
  const shelf = await createPlaylistWith(viewer, input);
  if (shelf.visibility === "public" && shelf.itemIds.length > 0) refreshLists();
  return shelf;
});

export const updatePlaylist = writing(updateInput, async (viewer, input) => {
  const before = await data.updatePlaylist(viewer, input);
  refresh(input.playlistId, before, input);
  if (before.restyled) refreshItems(input.playlistId, input.visibility);
  return { id: input.playlistId };
});

export const deletePlaylist = writing(playlistRef, async (viewer, { playlistId }) => {
  const before = await data.deletePlaylist(viewer, playlistId);
  tellAround(playlistId);
  refresh(playlistId, before);
  return { id: playlistId };
});

export const listShelves = action(shelvesInput, (viewer, { mediaId }) => data.listShelves(viewer, mediaId));

export const listOwn = action(pageInput, (viewer, page) => data.listOwn(viewer, page));

export const listPublic = publicAction(pageInput, (viewer, page) => data.listPublic(viewer, page));

export const findItems = publicAction(itemPageInput, async (viewer, page) => {
  const found = await items.findItems(viewer, page);
  if (!found) throw playlistGone();
  return found;
});

/** What playing a playlist plays, for anyone who may open it. */
export const findQueue = publicAction(openRef, async (viewer, ref) => {
  await limit("queue", viewer?.id ?? addressOf((await headers()).get("x-forwarded-for")));
  const queue = await queues.findQueue(viewer, ref);
  if (!queue) throw playlistGone();
  return queue;
});
