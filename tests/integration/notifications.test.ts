import { describe, expect, test, vi } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { listNotifications, notify, readNotifications } from "@/lib/notifications/data";
import { type Notification, type NotificationData, notificationQuery } from "@/lib/notifications/schema";
import { userChannel } from "@/lib/realtime/channels";
import { leaveRoom } from "@/lib/rooms/membership-data";
import { exportAccount } from "@/lib/users/export-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { connect, listen } from "../support/listener";
import { lobbyOfTwo, say } from "../support/rooms";

const firstPage = notificationQuery.parse({});

function invitation({ id, handle, name }: SignedIn, title: string): NotificationData["playlist-invitation"] {
  const playlist = { id: crypto.randomUUID(), title };
  return { by: { id, handle, name, imageUrl: null }, playlist, role: "editor" };
}

async function titles(viewer: SignedIn) {
  const { items } = await listNotifications(viewer, firstPage);
  return items.map(({ data }) => ("playlist" in data ? data.playlist.title : null));
}

test("whoever is told keeps it, newest first, and nobody else sees it", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  await notify([bob.id, bob.id], "playlist-invitation", invitation(ada, "First"));
  await notify([bob.id, cy.id], "playlist-invitation", invitation(ada, "Second"));
  expect(await titles(bob)).toEqual(["Second", "First"]);
  expect(await titles(cy)).toEqual(["Second"]);
  expect(await titles(ada)).toEqual([]);
});

test("pages follow each other without a gap, and the unread are counted over all of them", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  for (const title of ["1", "2", "3"]) await notify([bob.id], "playlist-invitation", invitation(ada, title));
  const first = await listNotifications(bob, { limit: 2 });
  const rest = await listNotifications(bob, { limit: 2, cursor: first.nextCursor ?? undefined });
  expect([first.items.length, first.unread]).toEqual([2, 3]);
  expect([rest.items.length, rest.nextCursor]).toEqual([1, null]);
});

test("the last 500 are kept, and those of others are left alone", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const old = (userId: string) => ({ userId, kind: "playlist-invitation", data: invitation(ada, "Old") });
  await db.notification.createMany({
    data: [...Array.from({ length: 505 }, () => old(bob.id)), old(cy.id)],
  });
  await notify([bob.id], "playlist-invitation", invitation(ada, "New"));
  expect(await db.notification.count({ where: { userId: bob.id } })).toBe(500);
  expect(await db.notification.count({ where: { userId: cy.id } })).toBe(1);
  expect((await titles(bob))[0]).toBe("New");
});

test("reading marks what is named, or all up to one, and only one's own", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  for (const title of ["1", "2", "3"])
    await notify([bob.id, cy.id], "playlist-invitation", invitation(ada, title));
  const { items } = await listNotifications(bob, firstPage);
  const [third, second, first] = items.map(({ id }) => id);
  expect(await readNotifications(bob, { ids: [third ?? ""] })).toEqual({ unread: 2 });
  expect(await readNotifications(bob, { ids: [third ?? ""] })).toEqual({ unread: 2 });
  expect(await readNotifications(bob, { upTo: second ?? "" })).toEqual({ unread: 0 });
  const after = await readNotifications(cy, { ids: [first ?? "", second ?? ""] });
  expect(after).toEqual({ unread: 3 });
});

test("what another version of the site told is neither shown nor counted", async () => {
  const bob = await signUp("Bob");
  await db.notification.create({ data: { userId: bob.id, kind: "carrier-pigeon" } });
  expect(await listNotifications(bob, firstPage)).toEqual({ items: [], nextCursor: null, unread: 0 });
});

test("it is heard at once on the user's own channel, which nobody else may listen to", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const pusher = connect(bob);
  await listen(pusher, userChannel(bob.id, 1));
  await expect(listen(connect(ada), userChannel(bob.id, 1))).rejects.toBeDefined();
  const heard: Notification[] = [];
  pusher
    .channel(userChannel(bob.id, 1))
    .bind("notification", (event: { notification: Notification }) => heard.push(event.notification));
  await notify([bob.id], "playlist-invitation", invitation(ada, "Heard"));
  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
  expect((await listNotifications(bob, firstPage)).items).toEqual(heard);
});

describe("what a message said", () => {
  async function mention() {
    const { ada, bob, room } = await lobbyOfTwo();
    const { id } = await say(ada, room.id, `A secret, @${bob.handle}`);
    const told = async () => (await listNotifications(bob, firstPage)).items.map(({ data }) => data);
    await vi.waitFor(async () =>
      expect(await told()).toMatchObject([{ excerpt: `A secret, @${bob.handle}` }]),
    );
    return { ada, bob, room, id, told };
  }

  test("is told as it reads now, and no more once it is hidden or deleted, whom ever it mentions by then", async () => {
    const { ada, bob, room, id, told } = await mention();
    await editMessage(ada, room.id, id, "A word");
    expect(await told()).toMatchObject([{ excerpt: "A word" }]);
    await db.message.update({ where: { id }, data: { hiddenAt: new Date() } });
    expect(await told()).toMatchObject([{ excerpt: "" }]);
    await db.message.update({ where: { id }, data: { hiddenAt: null } });
    await deleteMessage(ada, room.id, id);
    expect(await told()).toMatchObject([{ excerpt: "", messageId: id }]);
    expect(await kept(bob)).not.toMatch(/excerpt|secret|word/);
  });

  test("goes into the export as it reads now", async () => {
    const { ada, bob, room, id } = await mention();
    expect(await exported(bob)).toMatchObject([{ data: { excerpt: expect.stringContaining("secret") } }]);
    await deleteMessage(ada, room.id, id);
    expect(await exported(bob)).toMatchObject([{ data: { excerpt: "" } }]);
  });

  test("is not told in other words to who has left the room", async () => {
    const { ada, bob, room, id, told } = await mention();
    await leaveRoom(bob, room.id);
    expect(await told()).toMatchObject([{ excerpt: expect.stringContaining("secret") }]);
    await editMessage(ada, room.id, id, "Among us");
    expect(await told()).toMatchObject([{ excerpt: "" }]);
  });

  const kept = async ({ id: userId }: SignedIn) =>
    JSON.stringify(await db.notification.findMany({ where: { userId }, select: { data: true } }));

  async function exported(viewer: SignedIn) {
    let text = "";
    for await (const piece of await exportAccount(viewer)) text += piece;
    return JSON.parse(text).notifications;
  }
});
