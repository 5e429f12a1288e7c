import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { MAX_PINS } from "@/lib/chat/limits";
import { findPins, pinMessage, unpinMessage } from "@/lib/chat/pins-data";
import { addReaction } from "@/lib/chat/reactions-data";
import type { TypingEvent } from "@/lib/chat/schema";
import { hintTyping } from "@/lib/chat/typing-data";
import { listNotifications } from "@/lib/notifications/data";
import { roomChannel } from "@/lib/realtime/channels";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { connect, listen } from "../support/listener";
import { lobbyOfTwo, roomOf, say } from "../support/rooms";

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

const told = async (viewer: SignedIn, kind: string) =>
  (await listNotifications(viewer, { limit: 50 })).items.filter((one) => one.kind === kind);
const reply = (body: string, replyToId: string) => ({ clientId: randomUUID(), body, replyToId });

async function only(viewer: SignedIn, roomId: string) {
  const { messages, lastRev } = await findHistory(viewer, roomId, {});
  return { message: messages[0], lastRev };
}

test("a deleted message loses all that hung on it", async () => {
  const { ada, bob } = await lobbyOfTwo();
  const room = await roomOf(ada, [bob]);
  const { id } = await say(ada, room.id, `Dear @${bob.handle}`);
  await editMessage(ada, room.id, id, `Dearest @${bob.handle}`);
  await vi.waitFor(async () => expect(await told(bob, "mention")).toHaveLength(1));
  await addReaction(bob, room.id, id, "👍");
  await pinMessage(ada, room.id, id);
  const deleted = await deleteMessage(ada, room.id, id);
  expect(deleted).toMatchObject({ body: "", mentions: [], reactions: [], mine: [], pinnedAt: null });
  expect((await only(ada, room.id)).message).toEqual(deleted);
  expect(await findPins(bob, room.id)).toEqual({ messages: [] });
  expect((await told(bob, "mention"))[0]?.data).toMatchObject({ messageId: id, excerpt: "" });
  const left = await Promise.all([
    db.messageReaction.count({ where: { messageId: id } }),
    db.messageEdit.count({ where: { messageId: id } }),
  ]);
  expect(left).toEqual([0, 0]);
});

test("a hidden message shows nobody in the room what it said, nor does a reply to it", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, `Rude words @${bob.handle}`);
  await sendMessage(bob, room.id, reply("Well", id));
  await db.message.update({ where: { id }, data: { hiddenAt: new Date() } });
  const { messages } = await findHistory(bob, room.id, {});
  expect(messages[0]).toMatchObject({ body: "", mentions: [], hidden: true });
  expect(messages[1]?.replyTo).toMatchObject({ id, body: "" });
  await expect(editMessage(ada, room.id, id, "Kind words")).rejects.toMatchObject({ code: "forbidden" });
});

test("what a message said before each edit is kept", async () => {
  const { ada, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "One");
  await editMessage(ada, room.id, id, "Two");
  await editMessage(ada, room.id, id, "Three");
  const edits = await db.messageEdit.findMany({ where: { messageId: id }, orderBy: { createdAt: "asc" } });
  expect(edits.map(({ body }) => body)).toEqual(["One", "Two"]);
});

test("the owner and moderators pin and unpin; the list has the last one first", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  const [one, two] = [await say(bob, room.id, "One"), await say(bob, room.id, "Two")];
  await expect(pinMessage(bob, room.id, one.id)).rejects.toMatchObject({ code: "forbidden" });
  const pinned = await pinMessage(ada, room.id, one.id);
  expect(pinned).toMatchObject({ rev: 3, pinnedAt: expect.any(String) });
  expect(await pinMessage(ada, room.id, one.id)).toEqual(pinned);
  const later = await pinMessage(ada, room.id, two.id);
  expect(await findPins(bob, room.id)).toEqual({ messages: [later, pinned] });
  expect(await unpinMessage(ada, room.id, two.id)).toMatchObject({ rev: 5, pinnedAt: null });
  expect(await findPins(bob, room.id)).toEqual({ messages: [pinned] });
});

test("no more than so many are pinned, however many moderators press at once", async () => {
  const [ada, ...others] = (await Promise.all(upTo(4).map((n) => signUp(`Mod${n}`)))) as [
    SignedIn,
    ...SignedIn[],
  ];
  const room = await roomOf(ada, others);
  await db.member.updateMany({ where: { roomId: room.id }, data: { role: "moderator" } });
  const ids: string[] = [];
  for (const n of upTo(MAX_PINS + 2)) {
    const data = { roomId: room.id, seq: n, rev: n, authorId: ada.id, clientId: randomUUID(), body: `${n}` };
    ids.push((await db.message.create({ data })).id);
  }
  await db.room.update({ where: { id: room.id }, data: { lastSeq: MAX_PINS + 2, lastRev: MAX_PINS + 2 } });
  const free = () => db.member.updateMany({ where: { roomId: room.id }, data: { paceAt: null } });
  for (const id of ids.slice(0, MAX_PINS - 1)) await free().then(() => pinMessage(ada, room.id, id));
  await free();
  const last = ids.slice(-3).map((id, n) => () => pinMessage(others[n] ?? ada, room.id, id));
  const results = await whileHeld("room", [room.id], ...last);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(2);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
  const { messages } = await findPins(ada, room.id);
  expect(messages).toHaveLength(MAX_PINS);
});

test("who writes is told at most every three seconds, and not by who may not write", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const pusher = connect(bob);
  const name = roomChannel(room.id, room.epoch);
  await listen(pusher, name);
  const typing: TypingEvent[] = [];
  pusher.channel(name)?.bind("typing", (event: TypingEvent) => typing.push(event));
  await Promise.all(upTo(5).map(() => hintTyping(ada, room.id)));
  await say(ada, room.id, "There");
  await vi.waitFor(() =>
    expect(typing).toEqual([{ user: { id: ada.id, handle: ada.handle, name: "Ada", imageUrl: null } }]),
  );
  await db.member.updateMany({ where: { userId: ada.id }, data: { typingAt: new Date(Date.now() - 4_000) } });
  await hintTyping(ada, room.id);
  await vi.waitFor(() => expect(typing).toHaveLength(2));
  await db.sanction.create({ data: { kind: "mute", roomId: room.id, userId: ada.id } });
  await expect(hintTyping(ada, room.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("history opens around a message", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  for (const n of upTo(7)) await say(n % 2 ? ada : bob, room.id, `Message ${n}`);
  const read = async (around: number, limit: number) =>
    (await findHistory(bob, room.id, { around, limit })).messages.map(({ seq }) => seq);
  expect(await read(4, 5)).toEqual([2, 3, 4, 5, 6]);
  expect(await read(4, 4)).toEqual([3, 4, 5, 6]);
  expect(await read(1, 3)).toEqual([1, 2]);
  expect(await read(7, 3)).toEqual([6, 7]);
  expect(await read(99, 2)).toEqual([7]);
});
