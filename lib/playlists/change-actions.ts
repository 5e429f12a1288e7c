"use server";

import { action } from "../action";
import { listChanges as list } from "./changes-data";
import { changePageInput, changeRef } from "./edit-schema";
import { refresh, refreshItems } from "./refresh";
import { revertChange as revert } from "./revert-data";
import { writing } from "./writing";

/** Undoes a change: any for the list's owner, their own for its editors. */
export const revertChange = writing(changeRef, async (viewer, ref) => {
  const { before, now, restyled, ...changed } = await revert(viewer, ref);
  if (now) refresh(ref.playlistId, before, now);
  if (!now || restyled) refreshItems(ref.playlistId, now?.visibility ?? changed.visibility);
  return changed;
});

/** What was done to a list, by whom and when, newest first; for those who may change it. */
export const listChanges = action(changePageInput, (viewer, page) => list(viewer, page));
