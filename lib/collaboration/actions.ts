"use server";

import { action } from "../action";
import { playlistGone } from "../playlists/access-data";
import { refresh, refreshItems, refreshLists } from "../playlists/refresh";
import { pageInput } from "../playlists/schema";
import { writing } from "../playlists/writing";
import { limit } from "../rate-limit";
import * as access from "./access-data";
import * as data from "./data";
import * as decisions from "./decisions-data";
import * as links from "./links-data";
import * as people from "./people-data";
import {
  answerInput,
  decideInput,
  inviteInput,
  linkInput,
  linkRef,
  listRef,
  personRef,
  roleInput,
  suggestInput,
  suggestionPageInput,
  suggestionRef,
  tokenInput,
  voteInput,
} from "./schema";
import * as suggestions from "./suggestions-data";
import * as transfer from "./transfer-data";

export const findStanding = action(listRef, async (viewer, { playlistId }) => {
  const standing = await access.findStanding(viewer, playlistId);
  if (!standing) throw playlistGone();
  return standing;
});

export const findPeople = action(listRef, (viewer, { playlistId }) => data.findPeople(viewer, playlistId));

export const listSharedWithMe = action(pageInput, (viewer, page) => data.listShared(viewer, page));

/** Everyone invited is told, so this has a pace of its own: for all, and for asking the same person again. */
export const invite = writing(inviteInput, async (viewer, input) => {
  await limit("playlist-invite", viewer.id);
  await limit("playlist-invite-again", `${viewer.id}:${input.handle.toLowerCase()}`);
  return people.invite(viewer, input);
});

export const answerInvitation = writing(answerInput, (viewer, input) =>
  people.answerInvitation(viewer, input),
);

export const changeRole = writing(roleInput, (viewer, input) => people.changeRole(viewer, input));

export const removePerson = writing(personRef, (viewer, input) => people.removePerson(viewer, input));

export const leaveList = writing(listRef, (viewer, { playlistId }) => people.leaveList(viewer, playlistId));

/** The list's page and the pages that list it name its owner. */
export const transferList = writing(personRef, async (viewer, input) => {
  const { id, ...shown } = await transfer.transferList(viewer, input);
  refresh(id, shown, shown);
  if (shown.visibility === "public") refreshLists();
  return { id };
});

export const createLink = writing(linkInput, (viewer, input) => links.createLink(viewer, input));

export const revokeLink = writing(linkRef, (viewer, input) => links.revokeLink(viewer, input));

export const acceptLink = writing(tokenInput, (viewer, { token }) => links.acceptLink(viewer, token));

export const listSuggestions = action(suggestionPageInput, (viewer, page) =>
  suggestions.listSuggestions(viewer, page),
);

/** Those who decide are told, so this has a pace of its own. */
export const suggestMedia = writing(suggestInput, async (viewer, input) => {
  await limit("playlist-suggest", `${viewer.id}:${input.playlistId}`);
  return suggestions.suggestMedia(viewer, input);
});

export const withdrawSuggestion = writing(suggestionRef, (viewer, ref) =>
  suggestions.withdrawSuggestion(viewer, ref),
);

export const voteOn = writing(voteInput, (viewer, input) => suggestions.voteOn(viewer, input));

export const decideSuggestion = writing(decideInput, async (viewer, input) => {
  const { visibility, ...decision } = await decisions.decide(viewer, input);
  if (decision.version !== null) refreshItems(input.playlistId, visibility);
  return decision;
});

/** The next decision is told to who made the suggestion, so this goes at the same pace. */
export const reopenSuggestion = writing(suggestionRef, async (viewer, ref) => {
  await limit("playlist-suggest", `${viewer.id}:${ref.playlistId}`);
  return decisions.reopenSuggestion(viewer, ref);
});
