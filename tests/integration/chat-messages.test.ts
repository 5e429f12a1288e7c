import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { block } from "@/lib/blocks/data";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { MAX_PINS, MAX_REACTIONS } from "@/lib/chat/limits";
import { findMentionable } from "@/lib/chat/mentions-data";
import { findPins, pinMessage, unpinMessage } from "@/lib/chat/pins-data";
import { addReaction, removeReaction } from "@/lib/chat/reactions-data";
import type { ReactedEvent, TypingEvent } from "@/lib/chat/schema";
import { hintTyping } from "@/lib/chat/typing-data";
import { decideHeld } from "@/lib/moderation/held-data";
import { listNotifications } from "@/lib/notifications/data";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { connect, listen } from "../support/listener";
import { lobbyWith, roomOf, say } from "../support/rooms";

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const faces = upTo(30).map((n) => String.fromCodePoint(0x1f600 + n));

async function lobbyOfTwo() {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  return { ada, bob, room: await lobbyWith(ada, bob) };
}

async function only(viewer: SignedIn, roomId: string) {
  const { messages, lastRev } = await findHistory(viewer, roomId, {});
  return { message: messages[0], lastRev };
}

const told = async (viewer: SignedIn, kind: string) =>
  (await listNotifications(viewer, { limit: 50 })).items.filter((one) => one.kind === kind);

const reply = (body: string, replyToId: string) => ({ clientId: randomUUID(), body, replyToId });

test("a reaction is counted, takes the next rev, and its reader knows which are theirs", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Look");
  await addReaction(bob, room.id, id, "👍");
  const both = await addReaction(ada, room.id, id, "👍");
  expect(both).toMatchObject({ rev: 3, reactions: [{ emoji: "👍", count: 2 }], mine: ["👍"] });
  const hearts = await addReaction(ada, room.id, id, "❤️");
  expect(hearts.reactions.map(({ emoji }) => emoji)).toEqual(["👍", "❤️"]);
  expect(hearts.mine).toEqual(["👍", "❤️"]);
  expect((await only(ada, room.id)).message).toEqual(hearts);
  expect((await only(bob, room.id)).message).toEqual({ ...hearts, mine: ["👍"] });
  const less = await removeReaction(ada, room.id, id, "👍");
  expect(less).toMatchObject({ rev: 5, mine: ["❤️"] });
  expect(less.reactions).toEqual([
    { emoji: "👍", count: 1 },
    { emoji: "❤️", count: 1 },
  ]);
  expect((await removeReaction(bob, room.id, id, "👍")).reactions).toEqual([{ emoji: "❤️", count: 1 }]);
});

test("reacting twice, or taking back what is not there, changes nothing", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Look");
  const once = await addReaction(bob, room.id, id, "👍");
  expect(await addReaction(bob, room.id, id, "👍")).toEqual(once);
  await removeReaction(ada, room.id, id, "👍");
  expect(await only(bob, room.id)).toEqual({ message: once, lastRev: 2 });
});

test("30 people who react at once are all counted, each under a rev of its own", async () => {
  const people = await Promise.all(upTo(30).map((n) => signUp(`Fan${n}`)));
  const room = await lobbyWith(...people);
  const [first] = people as [SignedIn];
  const { id } = await say(first, room.id, "All together");
  const said = await Promise.all(people.map((one) => addReaction(one, room.id, id, "🎉")));
  expect(said.map(({ rev }) => rev).sort((a, b) => a - b)).toEqual(upTo(30).map((n) => n + 1));
  for (const one of said) expect(one.reactions).toEqual([{ emoji: "🎉", count: one.rev - 1 }]);
  await Promise.all(
    people.map((one, n) => (n % 2 ? one : null)).map((one) => one && removeReaction(one, room.id, id, "🎉")),
  );
  expect((await only(first, room.id)).message?.reactions).toEqual([{ emoji: "🎉", count: 15 }]);
});

test("the same reaction from two devices at once counts once", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Look");
  const answers = await Promise.all(upTo(4).map(() => addReaction(bob, room.id, id, "👍")));
  for (const { mine } of answers) expect(new Set(mine)).toEqual(new Set(["👍"]));
  expect((await only(bob, room.id)).message?.reactions).toEqual([{ emoji: "👍", count: 1 }]);
  await Promise.all(upTo(4).map(() => removeReaction(bob, room.id, id, "👍")));
  expect((await only(bob, room.id)).message?.reactions).toEqual([]);
});

test("a message takes so many different emoji and no more, however many come at once", async () => {
  const people = await Promise.all(faces.slice(0, 26).map((_, n) => signUp(`Face${n}`)));
  const room = await lobbyWith(...people);
  const [first, second] = people as [SignedIn, SignedIn];
  const { id } = await say(first, room.id, "Faces");
  const tries = people.map((one, n) => addReaction(one, room.id, id, faces[n] ?? ""));
  const results = await Promise.allSettled(tries);
  const refused = results.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(people.length - MAX_REACTIONS);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
  const { message } = await only(first, room.id);
  expect(message?.reactions).toHaveLength(MAX_REACTIONS);
  const known = message?.reactions.find(({ emoji }) => emoji !== faces[1])?.emoji ?? "";
  expect((await addReaction(second, room.id, id, known)).reactions).toHaveLength(MAX_REACTIONS);
});

test("an edit amid reactions loses none of them, and the highest rev has it all", async () => {
  const people = await Promise.all(upTo(6).map((n) => signUp(`Busy${n}`)));
  const room = await lobbyWith(...people);
  const [ada] = people as [SignedIn];
  const { id } = await say(ada, room.id, "First");
  const answers = await Promise.all([
    ...people.map((one, n) => addReaction(one, room.id, id, faces[n % 2] ?? "")),
    editMessage(ada, room.id, id, "Second"),
    ...people.map((one) => addReaction(one, room.id, id, "🎬")),
  ]);
  const { message, lastRev } = await only(ada, room.id);
  expect(message).toMatchObject({ body: "Second", rev: lastRev });
  expect(message?.reactions.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  const last = answers.find(({ rev }) => rev === lastRev);
  expect({ ...last, mine: null }).toEqual({ ...message, mine: null });
});

test("everyone hears the counts, and only one's own devices what one reacted with", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Look");
  const [atBobs, atAdas] = [connect(bob), connect(ada)];
  const heard = await listen(atBobs, roomChannel(room.id, room.epoch));
  await listen(atAdas, userChannel(ada.id));
  const own: ReactedEvent[] = [];
  atAdas.channel(userChannel(ada.id))?.bind("reacted", (event: ReactedEvent) => own.push(event));
  const { rev } = await addReaction(ada, room.id, id, "👍");
  await vi.waitFor(() => expect([heard.messages.length, own.length]).toEqual([1, 1]), { timeout: 5_000 });
  expect(heard.messages[0]).toMatchObject({ id, rev, reactions: [{ emoji: "👍", count: 1 }] });
  expect(heard.messages[0]).not.toHaveProperty("mine");
  expect(own).toEqual([{ roomId: room.id, messageId: id, seq: 1, rev, mine: ["👍"] }]);
});

test("nobody reacts to what is deleted, hidden or in another room, nor who is timed out", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Gone soon");
  const elsewhere = await lobbyWith(bob);
  await expect(addReaction(bob, elsewhere.id, id, "👍")).rejects.toMatchObject({ code: "not_found" });
  await db.message.update({ where: { id }, data: { hiddenAt: new Date() } });
  await expect(addReaction(bob, room.id, id, "👍")).rejects.toMatchObject({ code: "forbidden" });
  await db.message.update({ where: { id }, data: { hiddenAt: null } });
  await addReaction(bob, room.id, id, "👍");
  const timeout = { kind: "timeout" as const, roomId: room.id, userId: bob.id };
  await db.sanction.create({ data: { ...timeout, expiresAt: new Date(Date.now() + 60_000) } });
  await expect(addReaction(bob, room.id, id, "🎉")).rejects.toMatchObject({ code: "forbidden" });
  expect((await removeReaction(bob, room.id, id, "👍")).reactions).toEqual([]);
  await deleteMessage(ada, room.id, id);
  await expect(addReaction(ada, room.id, id, "👍")).rejects.toMatchObject({ code: "not_found" });
});

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
  const last = ids.slice(-3).map((id, n) => pinMessage(others[n] ?? ada, room.id, id));
  const results = await Promise.allSettled(last);
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toHaveLength(2);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
  const { messages } = await findPins(ada, room.id);
  expect(messages).toHaveLength(MAX_PINS);
});

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
