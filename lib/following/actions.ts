"use server";

import { action } from "../action";
import { playlistGone } from "../playlists/access-data";
import { refreshItems } from "../playlists/refresh";
import { openRef, playlistRef } from "../playlists/schema";
import { writing } from "../playlists/writing";
import { limit } from "../rate-limit";
import * as data from "./data";
import * as feed from "./feed-data";
import * as fork from "./fork-data";
import { feedInput, meetInput, nothing, seenInput, takeInput } from "./schema";
import * as upstream from "./upstream-data";

export const findStanding = action(openRef, async (viewer, ref) => {
  const standing = await data.findStanding(viewer, ref);
  if (!standing) throw playlistGone();
  return standing;
});

export const follow = action(openRef, async (viewer, ref) => {
  await limit("follow", viewer.id);
  return data.follow(viewer, ref);
});

export const unfollow = action(playlistRef, async (viewer, { playlistId }) => {
  await limit("follow", viewer.id);
  return data.unfollow(viewer, playlistId);
});

export const listFeed = action(feedInput, (viewer, page) => feed.listFeed(viewer, page));

export const countNew = action(nothing, async (viewer) => ({ count: await feed.countNew(viewer) }));

export const markSeen = writing(seenInput, async (viewer, input) => {
  await feed.markSeen(viewer, input);
  return { upTo: input.upTo };
});

export const forkPlaylist = writing(openRef, async (viewer, ref) => {
  await limit("fork", viewer.id);
  return { id: await fork.forkPlaylist(viewer, ref) };
});

export const findUpstream = action(playlistRef, async (viewer, { playlistId }) => {
  return upstream.findUpstream(viewer, playlistId);
});

export const takeUpstream = writing(takeInput, async (viewer, input) => {
  const taken = await upstream.takeUpstream(viewer, input);
  refreshItems(input.playlistId, taken.visibility);
  return taken;
});

export const meetUpstream = writing(meetInput, async (viewer, input) => {
  await upstream.meetUpstream(viewer, input);
  return { met: input.met };
});
