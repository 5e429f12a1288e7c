import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { block } from "@/lib/blocks/data";
import { editMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { findMentionable } from "@/lib/chat/mentions-data";
import { decideHeld } from "@/lib/moderation/held-data";
import { listNotifications } from "@/lib/notifications/data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { lobbyOfTwo, lobbyWith, roomOf, say } from "../support/rooms";

const told = async (viewer: SignedIn, kind: string) =>
  (await listNotifications(viewer, { limit: 50 })).items.filter((one) => one.kind === kind);
const reply = (body: string, replyToId: string) => ({ clientId: randomUUID(), body, replyToId });

async function only(viewer: SignedIn, roomId: string) {
  const { messages, lastRev } = await findHistory(viewer, roomId, {});
  return { message: messages[0], lastRev };
}

test("a mention names whom it means and tells them once, with the way to the message", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const body = `@${bob.handle.toUpperCase()} and @${bob.handle}, see https://example.com/@${ada.handle} @nobody-at-all`;
  const message = await say(ada, room.id, body);
  expect(message.mentions).toEqual([{ id: bob.id, handle: bob.handle }]);
  expect((await only(bob, room.id)).message).toEqual(message);
  await vi.waitFor(async () => expect(await told(bob, "mention")).toHaveLength(1));
  const by = { id: ada.id, handle: ada.handle, name: "Ada", imageUrl: null };
  const at = {
    room: { id: room.id, title: room.title },
    mediaId: room.mediaId,
    messageId: message.id,
    seq: 1,
  };
  expect((await told(bob, "mention"))[0]?.data).toEqual({ by, ...at, excerpt: body.slice(0, 140) });
  expect(await told(ada, "mention")).toEqual([]);
});

test("a reply tells who is answered, and who is mentioned in it besides hears it once", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Anyone?");
  await sendMessage(bob, room.id, reply("Me", id));
  await vi.waitFor(async () => expect(await told(ada, "reply")).toHaveLength(1));
  await sendMessage(bob, room.id, reply(`Me, @${ada.handle}`, id));
  await vi.waitFor(async () => expect(await told(ada, "mention")).toHaveLength(1));
  expect(await told(ada, "reply")).toHaveLength(1);
  await sendMessage(ada, room.id, reply("Talking to myself", id));
  expect(await told(ada, "reply")).toHaveLength(1);
});

test("who was mentioned first by an edit is told, who was before is not told again", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const room = await lobbyWith(ada, bob, cy);
  const { id } = await say(ada, room.id, `Hello @${bob.handle}`);
  const edited = await editMessage(ada, room.id, id, `Hello @${bob.handle} and @${cy.handle}`);
  expect(edited.mentions.map((one) => one.id).sort()).toEqual([bob.id, cy.id].sort());
  await vi.waitFor(async () => expect(await told(cy, "mention")).toHaveLength(1));
  expect(await told(bob, "mention")).toHaveLength(1);
});

test("nobody is mentioned who wishes not to be, blocks the writer, or may not be in the room", async () => {
  const names = ["Ada", "Blocks", "Nobody", "Roommate", "Stranger", "Banned", "Left"];
  const people = (await Promise.all(names.map((name) => signUp(name)))) as SignedIn[];
  const [ada, blocks, nobody, roommate, stranger, banned, left] = people as [
    SignedIn,
    SignedIn,
    SignedIn,
    SignedIn,
    SignedIn,
    SignedIn,
    SignedIn,
  ];
  const room = await roomOf(ada, [blocks, nobody, roommate, banned, left], { visibility: "invitation" });
  await block(blocks, ada.id);
  await db.user.update({ where: { id: nobody.id }, data: { mentionsFrom: "nobody" } });
  await db.user.update({ where: { id: roommate.id }, data: { mentionsFrom: "roommates" } });
  await db.sanction.create({ data: { kind: "ban", roomId: room.id, userId: banned.id } });
  await db.member.updateMany({ where: { roomId: room.id, userId: left.id }, data: { leftAt: new Date() } });
  const all = people.map(({ handle }) => `@${handle}`).join(" ");
  const { mentions, id } = await say(ada, room.id, all);
  expect(mentions).toEqual([{ id: roommate.id, handle: roommate.handle }]);
  await sendMessage(blocks, room.id, { clientId: randomUUID(), body: "I heard that" });
  const own = (await findHistory(ada, room.id, {})).messages.at(-1);
  await sendMessage(ada, room.id, reply("Did you?", own?.id ?? id));
  await vi.waitFor(async () => expect(await told(roommate, "mention")).toHaveLength(1));
  for (const one of [blocks, nobody, stranger, banned, left])
    expect((await listNotifications(one, { limit: 50 })).items).toEqual([]);
});

test("a held message tells those whom it concerns once it is let in, and not before", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const room = await roomOf(ada, [bob, cy]);
  const { id } = await say(cy, room.id, "Anyone?");
  const sent = await sendMessage(bob, room.id, reply(`@${ada.handle} what the fuck`, id));
  expect(sent).toHaveProperty("held");
  expect(await told(ada, "mention")).toEqual([]);
  const heldId = "held" in sent ? sent.held.id : "";
  await decideHeld(ada, { roomId: room.id, heldId, approve: true });
  await vi.waitFor(async () => expect(await told(ada, "mention")).toHaveLength(1));
  await vi.waitFor(async () => expect(await told(cy, "reply")).toHaveLength(1));
  const { messages } = await findHistory(cy, room.id, { after: 1 });
  expect(messages[0]?.mentions).toEqual([{ id: ada.id, handle: ada.handle }]);
});

test("into a public room somebody from outside can be called, unless they want roommates only", async () => {
  const [ada, open, shy] = await Promise.all([signUp("Ada"), signUp("Open"), signUp("Shy")]);
  await db.user.update({ where: { id: shy.id }, data: { mentionsFrom: "roommates" } });
  const room = await roomOf(ada);
  const { mentions } = await say(ada, room.id, `@${open.handle} @${shy.handle} come and see`);
  expect(mentions.map(({ id }) => id)).toEqual([open.id]);
});

test("completion offers members by handle or by a word of their name, who is here first", async () => {
  const [ada, bob, bea, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Bea"), signUp("Cy")]);
  await db.user.update({ where: { id: cy.id }, data: { name: "Cy Béranger" } });
  const room = await roomOf(ada, [bob, bea, cy]);
  await db.watching.deleteMany({ where: { userId: bea.id } });
  const offered = async (query: string) =>
    (await findMentionable(ada, room.id, query)).people.map(({ id }) => id);
  expect(await offered("b")).toEqual([bob.id, cy.id, bea.id]);
  expect(await offered("BER")).toEqual([cy.id]);
  expect(await offered("")).toEqual([bob.id, cy.id, bea.id]);
  expect(await offered("%")).toEqual([]);
  await block(bob, ada.id);
  expect(await offered("bo")).toEqual([]);
});
