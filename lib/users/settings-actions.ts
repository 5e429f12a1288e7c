"use server";

import { action, ownAction } from "../action";
import { expire } from "../expire";
import { limit } from "../rate-limit";
import { changeContact as change } from "./contact-data";
import { deleteAccount as removeAccount } from "./deletion-data";
import * as profile from "./profile-data";
import { changePassword as renewPassword } from "./proof-data";
import {
  contactInput,
  deletionInput,
  endSessionsInput,
  passwordInput,
  pictureInput,
  profileInput,
} from "./schema";
import * as sessions from "./sessions-data";

export const changeProfile = action(profileInput, async (viewer, input) => {
  const user = await profile.changeProfile(viewer, input);
  await refreshShowing(viewer.id);
  return user;
});

export const changePicture = action(pictureInput, async (viewer, { jpeg }) => {
  const user = await profile.changePicture(viewer, jpeg === null ? null : Buffer.from(jpeg, "base64"));
  await refreshShowing(viewer.id);
  return user;
});

/** What others see of somebody stands in the pages of lists. */
async function refreshShowing(userId: string) {
  letGo(userId, await profile.listShowing(userId));
}

function letGo(userId: string, listIds: string[]) {
  expire(`user:${userId}`, ["playlists", ...listIds.map((id) => `playlist:${id}`)], { hidden: true });
}

export const changeContact = action(contactInput, async (viewer, input) => {
  await limit("account", viewer.id);
  return change(viewer, input);
});

export const changePassword = action(passwordInput, (viewer, input) => renewPassword(viewer, input));

export const endSessions = action(endSessionsInput, (viewer, { sessionId }) =>
  sessions.endSessions(viewer, sessionId),
);

export const deleteAccount = ownAction(deletionInput, async (holder, input) => {
  const { listIds } = await removeAccount(holder, input);
  letGo(holder.id, listIds);
  return {};
});
