import { expect, test, vi } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { findHistory } from "@/lib/chat/history-data";
import { MAX_REACTIONS } from "@/lib/chat/limits";
import { addReaction, removeReaction } from "@/lib/chat/reactions-data";
import type { ReactedEvent } from "@/lib/chat/schema";
import { roomChannel, userChannel } from "@/lib/realtime/channels";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { connect, listen } from "../support/listener";
import { lobbyOfTwo, lobbyWith, say } from "../support/rooms";

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const faces = upTo(30).map((n) => String.fromCodePoint(0x1f600 + n));

async function only(viewer: SignedIn, roomId: string) {
  const { messages, lastRev } = await findHistory(viewer, roomId, {});
  return { message: messages[0], lastRev };
}

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

test("of two who would each bring the last emoji, before the other is through, one does", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const { id } = await say(ada, room.id, "Faces");
  const reactions = faces.slice(0, MAX_REACTIONS - 1).map((emoji) => ({ emoji, count: 1 }));
  await db.message.update({ where: { id }, data: { reactions } });
  const results = await whileHeld(
    "room",
    [room.id],
    () => addReaction(ada, room.id, id, "🎬"),
    () => addReaction(bob, room.id, id, "🎧"),
  );
  expect(results).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { code: "conflict" } },
  ]);
  expect((await only(ada, room.id)).message?.reactions).toHaveLength(MAX_REACTIONS);
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
  await listen(atAdas, userChannel(ada.id, 1));
  const own: ReactedEvent[] = [];
  atAdas.channel(userChannel(ada.id, 1))?.bind("reacted", (event: ReactedEvent) => own.push(event));
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
