"use server";

import { publicAction } from "../action";
import { listPublicOf } from "./data";
import { listTags } from "./explore-data";
import { nothing } from "./explore-schema";
import { profilePageInput } from "./schema";

const SUGGESTED = 12;

export const listProfile = publicAction(profilePageInput, (viewer, page) => listPublicOf(viewer, page));

/** Themes to choose from: those that most public lists have. */
export const suggestTags = publicAction(nothing, async (viewer) => ({
  tags: (await listTags(viewer, SUGGESTED)).map(({ tag }) => tag),
}));
