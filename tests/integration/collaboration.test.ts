import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { authorizeChannel } from "@/lib/chat/channel-data";
import { findStanding } from "@/lib/collaboration/access-data";
import { findInvitation, findPeople, listInvitations, listShared } from "@/lib/collaboration/data";
import { acceptLink, createLink, revokeLink } from "@/lib/collaboration/links-data";
import {
  answerInvitation,
  changeRole,
  invite,
  leaveList,
  removePerson,
} from "@/lib/collaboration/people-data";
import { transferList } from "@/lib/collaboration/transfer-data";
import { addItems } from "@/lib/playlists/add-data";
import { listChanges } from "@/lib/playlists/changes-data";
import { createPlaylist, deletePlaylist, findPlaylist } from "@/lib/playlists/data";
import { limits } from "@/lib/playlists/limits";
import { playlistChannel } from "@/lib/realtime/channels";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { connect, listen } from "../support/listener";
import { letIn, makeList } from "../support/playlists";

const gone = { code: "not_found", message: "That playlist is gone." };
const conflict = { code: "conflict" };

function add(viewer: SignedIn, playlistId: string, mediaId: string) {
  const rules = { at: "bottom", allowDuplicates: false, confirmed: false } as const;
  return addItems(viewer, { playlistId, mediaIds: [mediaId], ...rules });
}

async function told(viewer: SignedIn) {
  const rows = await db.notification.findMany({ where: { userId: viewer.id }, orderBy: { id: "asc" } });
  return rows.map(({ kind, data }) => ({ kind, data }));
}

describe("an invitation by name", () => {
  test("counts when it is accepted, and not before", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    const { id: mediaId } = await makeMedia();
    await invite(ada, { playlistId, handle: bob.handle.toUpperCase(), role: "editor" });
    expect(await told(bob)).toMatchObject([
      { kind: "playlist-invitation", data: { by: { id: ada.id }, playlist: { title: "Sunday" } } },
    ]);
    expect(await findPlaylist(bob, playlistId)).toBeNull();
    await expect(add(bob, playlistId, mediaId)).rejects.toMatchObject(gone);
    await expect(findPeople(bob, playlistId)).rejects.toMatchObject(gone);
    expect(await listInvitations(bob)).toMatchObject([{ playlist: { id: playlistId }, role: "editor" }]);

    await answerInvitation(bob, { playlistId, accept: true });
    expect(await listInvitations(bob)).toEqual([]);
    await add(bob, playlistId, mediaId);
    expect((await listShared(bob, { limit: 10 })).items).toMatchObject([{ id: playlistId }]);
    expect((await listShared(ada, { limit: 10 })).items).toEqual([]);
    expect(await told(ada)).toMatchObject([{ kind: "playlist-joined", data: { by: { id: bob.id } } }]);
  });

  test("that is declined or taken back leads nowhere", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await invite(ada, { playlistId, handle: bob.handle, role: "editor" });
    await answerInvitation(bob, { playlistId, accept: false });
    await expect(answerInvitation(bob, { playlistId, accept: true })).rejects.toMatchObject(gone);
    await invite(ada, { playlistId, handle: bob.handle, role: "editor" });
    await removePerson(ada, { playlistId, userId: bob.id });
    await expect(answerInvitation(bob, { playlistId, accept: true })).rejects.toMatchObject(gone);
    expect(await findPlaylist(bob, playlistId)).toBeNull();
  });

  test("is nobody else's to accept or decline", async () => {
    const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
    const { playlistId } = await makeList(ada, 0);
    await invite(ada, { playlistId, handle: bob.handle, role: "editor" });
    for (const accept of [true, false])
      await expect(answerInvitation(cy, { playlistId, accept })).rejects.toMatchObject(gone);
    expect(await listInvitations(bob)).toHaveLength(1);
  });

  test("is refused for oneself, for nobody, and for whoever is there", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "suggester");
    for (const handle of [ada.handle, bob.handle, `nobody-${randomUUID()}`])
      await expect(invite(ada, { playlistId, handle, role: "editor" })).rejects.toMatchObject({
        ...conflict,
        fields: { handle: expect.any(String) },
      });
  });

  test("is not for watch later and likes", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const data = { ownerId: ada.id, title: "Watch later", kind: "watch_later" as const };
    const { id: playlistId } = await db.playlist.create({ data, select: { id: true } });
    await expect(invite(ada, { playlistId, handle: bob.handle, role: "editor" })).rejects.toMatchObject(gone);
    await expect(createLink(ada, { playlistId, role: "editor", days: 1 })).rejects.toMatchObject(gone);
  });
});

describe("a link", () => {
  test("makes whoever follows it a collaborator, and nobody less than they were", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    const low = await createLink(ada, { playlistId, role: "suggester", days: 7 });
    const high = await createLink(ada, { playlistId, role: "editor", days: null });
    expect(await findInvitation(null, low.token)).toMatchObject({ role: "suggester", standing: null });
    expect(await acceptLink(bob, low.token)).toEqual({ id: playlistId });
    expect(await findInvitation(bob, high.token)).toMatchObject({ role: "editor", standing: "suggester" });
    await acceptLink(bob, high.token);
    await acceptLink(bob, low.token);
    await acceptLink(ada, low.token);
    expect(await findPeople(ada, playlistId)).toMatchObject({
      role: "owner",
      collaborators: [{ user: { id: bob.id }, role: "editor" }],
    });
    expect(await findPeople(bob, playlistId)).toMatchObject({ role: "editor", links: [] });
  });

  test("that is revoked, expired or made up looks the same to everyone and lets nobody in", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    const revoked = await createLink(ada, { playlistId, role: "editor", days: 7 });
    await revokeLink(ada, { playlistId, linkId: revoked.id });
    const expired = await createLink(ada, { playlistId, role: "editor", days: 1 });
    await db.playlistInvite.update({
      where: { id: expired.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const answers: unknown[] = [];
    for (const token of [revoked.token, expired.token, "0".repeat(32)]) {
      expect(await findInvitation(bob, token)).toBeNull();
      answers.push(await acceptLink(bob, token).catch((error) => error.toBody()));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: "not_found" });
    expect((await findPeople(ada, playlistId)).links).toEqual([]);
    expect((await findPeople(ada, playlistId)).collaborators).toEqual([]);
  });

  test("does not let the same person come and go all day, nor does that push out what can be reverted", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    const { token } = await createLink(ada, { playlistId, role: "editor", days: 1 });
    const comeAndGo = async () => {
      await acceptLink(bob, token);
      await leaveList(bob, playlistId);
    };
    for (let time = 0; time < 10; time += 1) await comeAndGo();
    await expect(comeAndGo()).rejects.toMatchObject({ code: "rate_limited" });

    const rows = Array.from({ length: 600 }, (_, n) => ({ playlistId, version: 1_000 + n, kind: "people" }));
    await db.playlistChange.createMany({ data: [{ playlistId, version: 999, kind: "added" }, ...rows] });
    await db.playlist.update({ where: { id: playlistId }, data: { version: 1_649 } });
    const { id: mediaId } = await makeMedia();
    await add(ada, playlistId, mediaId);
    expect(await db.playlistChange.count({ where: { playlistId, kind: "people" } })).toBe(500);
    expect(await db.playlistChange.count({ where: { playlistId, kind: "added" } })).toBe(2);
  });

  test("that is revoked while people follow it lets nobody in afterwards", async () => {
    const ada = await signUp("Ada");
    const { playlistId } = await makeList(ada, 0);
    const people = await Promise.all(Array.from({ length: 6 }, (_, n) => signUp(`Guest${n}`)));
    const { id: linkId, token } = await createLink(ada, { playlistId, role: "editor", days: null });
    const following = people.map((person) => acceptLink(person, token).catch(() => null));
    await revokeLink(ada, { playlistId, linkId });
    const then = await db.collaborator.findMany({ where: { playlistId }, select: { userId: true } });
    await Promise.all(following);
    expect(await db.collaborator.count({ where: { playlistId } })).toBe(then.length);
  });
});

describe("somebody who is removed", () => {
  test("can do nothing more: no write, no page, no channel; and hears no more on the one that they had", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "editor");
    const { id: mediaId } = await makeMedia();
    const [old, next] = [playlistChannel(playlistId, 1), playlistChannel(playlistId, 2)];
    await expect(authorizeChannel(bob, "1.1", next)).rejects.toMatchObject({ code: "forbidden" });
    const heard = await listen(connect(bob), old);
    await removePerson(ada, { playlistId, userId: bob.id });
    await expect.poll(() => heard.moved).toEqual([2]);
    await expect(add(bob, playlistId, mediaId)).rejects.toMatchObject(gone);
    for (const channel of [old, next])
      await expect(authorizeChannel(bob, "1.1", channel)).rejects.toMatchObject(gone);
    expect(await findPlaylist(bob, playlistId)).toBeNull();
    await expect(authorizeChannel(ada, "1.1", old)).rejects.toMatchObject({ code: "forbidden" });
    const owner = await listen(connect(ada), next);
    await add(ada, playlistId, mediaId);
    await expect.poll(() => owner.events).toContain("changed");
    expect(heard.events.filter((event) => !event.startsWith("pusher:"))).toEqual(["moved"]);
  });

  test("moves the list to another channel also by leaving, and by becoming less", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "suggester");
    const epochAfter = async (step: () => Promise<unknown>) => {
      await step();
      return (await findStanding(ada, playlistId))?.epoch;
    };
    const turn = (role: "editor" | "suggester") => () =>
      changeRole(ada, { playlistId, userId: bob.id, role });
    expect(await epochAfter(turn("editor"))).toBe(1);
    expect(await epochAfter(turn("suggester"))).toBe(2);
    expect(await epochAfter(() => leaveList(bob, playlistId))).toBe(3);
  });

  test("is refused even when their write was on its way", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "editor");
    const { id: mediaId } = await makeMedia();
    const [removed, added] = await whileHeld<unknown>(
      "playlist",
      [playlistId],
      () => removePerson(ada, { playlistId, userId: bob.id }),
      () => add(bob, playlistId, mediaId),
    );
    expect(removed).toMatchObject({ status: "fulfilled" });
    expect(added).toMatchObject({ status: "rejected", reason: gone });
    expect(await db.playlistItem.count({ where: { playlistId } })).toBe(0);
  });

  test("can be asked again, and one who leaves is gone the same way", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "editor");
    await leaveList(bob, playlistId);
    await expect(leaveList(bob, playlistId)).rejects.toMatchObject(gone);
    await expect(leaveList(ada, playlistId)).rejects.toMatchObject(conflict);
    await invite(ada, { playlistId, handle: bob.handle, role: "suggester" });
    await answerInvitation(bob, { playlistId, accept: true });
    expect(await findPeople(bob, playlistId)).toMatchObject({ role: "suggester" });
  });
});

test("an editor neither removes nor replaces anyone, least of all the owner", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const { playlistId } = await makeList(ada, 0);
  await Promise.all([letIn(playlistId, bob, "editor"), letIn(playlistId, cy, "suggester")]);
  const attempts = [
    () => removePerson(bob, { playlistId, userId: ada.id }),
    () => removePerson(bob, { playlistId, userId: cy.id }),
    () => changeRole(bob, { playlistId, userId: cy.id, role: "editor" }),
    () => changeRole(cy, { playlistId, userId: cy.id, role: "editor" }),
    () => transferList(bob, { playlistId, userId: bob.id }),
    () => invite(bob, { playlistId, handle: cy.handle, role: "editor" }),
    () => createLink(bob, { playlistId, role: "editor", days: null }),
    () => deletePlaylist(bob, playlistId),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(gone);
  await expect(removePerson(ada, { playlistId, userId: ada.id })).rejects.toMatchObject(conflict);
  expect(await findPeople(bob, playlistId)).toMatchObject({ role: "editor", owner: { id: ada.id } });
});

describe("giving a list away", () => {
  test("makes the collaborator its owner and the owner an editor, and tells them", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { playlistId } = await makeList(ada, 0);
    await letIn(playlistId, bob, "suggester");
    await transferList(ada, { playlistId, userId: bob.id });
    expect(await findPeople(bob, playlistId)).toMatchObject({
      role: "owner",
      collaborators: [{ user: { id: ada.id }, role: "editor" }],
    });
    expect(await told(bob)).toMatchObject([{ kind: "playlist-transferred", data: { by: { id: ada.id } } }]);
    await expect(deletePlaylist(ada, playlistId)).rejects.toMatchObject(gone);
    await expect(transferList(ada, { playlistId, userId: ada.id })).rejects.toMatchObject(gone);
  });

  test("is refused to strangers, to who has not answered, and to who has as many lists as one may", async () => {
    const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
    const { playlistId } = await makeList(ada, 0);
    await invite(ada, { playlistId, handle: bob.handle, role: "editor" });
    await letIn(playlistId, cy, "editor");
    const data = Array.from({ length: limits.playlists }, () => ({ ownerId: cy.id, title: "Full" }));
    await db.playlist.createMany({ data });
    for (const userId of [bob.id, cy.id, randomUUID()])
      await expect(transferList(ada, { playlistId, userId })).rejects.toMatchObject(conflict);
    expect(await findPeople(ada, playlistId)).toMatchObject({ role: "owner" });
  });

  test("to two at once reaches one of them; nobody gets over the limit by being given one while making one", async () => {
    const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
    const { playlistId } = await makeList(ada, 0);
    await Promise.all([letIn(playlistId, bob, "editor"), letIn(playlistId, cy, "editor")]);
    const data = Array.from({ length: limits.playlists - 1 }, () => ({ ownerId: bob.id, title: "Nearly" }));
    await db.playlist.createMany({ data });
    const form = { title: "One more", description: "", visibility: "private" as const };
    const results = await whileHeld<unknown>(
      "playlist",
      [playlistId],
      () => transferList(ada, { playlistId, userId: bob.id }),
      () => transferList(ada, { playlistId, userId: cy.id }),
      () => createPlaylist(bob, form),
    );
    expect(results).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: gone },
      { status: "rejected", reason: conflict },
    ]);
    expect(await db.playlist.count({ where: { ownerId: bob.id } })).toBe(limits.playlists);
    expect(await findPeople(bob, playlistId)).toMatchObject({
      role: "owner",
      collaborators: [{ user: { id: cy.id } }, { user: { id: ada.id } }],
    });
  });
});

test("the history tells who came, what they became, and who left", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const { playlistId } = await makeList(ada, 0);
  const { token } = await createLink(ada, { playlistId, role: "suggester", days: 1 });
  await acceptLink(bob, token);
  await changeRole(ada, { playlistId, userId: bob.id, role: "editor" });
  await removePerson(ada, { playlistId, userId: bob.id });
  const { items } = await listChanges(ada, { playlistId, limit: 10 });
  const user = { id: bob.id, name: bob.name };
  expect(items.map(({ by, people, revertible }) => ({ by: by?.id, people, revertible }))).toMatchObject([
    { by: ada.id, people: { what: "left", user }, revertible: false },
    { by: ada.id, people: { what: "role", user, role: "editor" }, revertible: false },
    { by: bob.id, people: { what: "joined", user, role: "suggester" }, revertible: false },
  ]);
});
