import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { findHistory } from "@/lib/chat/history-data";
import type { Message } from "@/lib/chat/schema";
import { MAX_HISTORY_PAGE } from "@/lib/chat/schema";
import { ban } from "@/lib/moderation/removal-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { untilBlockedBy, whileHeld } from "../support/held";
import { enter, lobbyOfTwo, lobbyWith, say, send as sendMessage } from "../support/rooms";

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
const seqs = (messages: Message[]) => messages.map(({ seq }) => seq);

test("a message is numbered, kept, and read by the others as its sender saw it", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const body = "Line one\nline two 🎬";
  const { message, created } = await sendMessage(ada, room.id, {
    clientId: randomUUID(),
    body,
    mediaPositionMs: 1234,
  });
  expect(created).toBe(true);
  expect(message).toMatchObject({ seq: 1, rev: 1, body, mediaPositionMs: 1234, replyTo: null });
  const history = await findHistory(bob, room.id, {});
  expect(history).toEqual({ messages: [message], lastSeq: 1, lastRev: 1 });
});

test("20 people who write at once are put in one order without a gap", async () => {
  const writers = await Promise.all(upTo(20).map((n) => signUp(`Writer${n}`)));
  const room = await lobbyWith(...writers);
  const sent = await Promise.all(
    writers.flatMap((writer, w) => upTo(5).map((n) => sendMessage(writer, room.id, draft(`${w}:${n}`)))),
  );
  expect(seqs(sent.map(({ message }) => message)).sort((a, b) => a - b)).toEqual(upTo(100));
  const [reader] = writers as [SignedIn];
  const { messages, lastSeq, lastRev } = await findHistory(reader, room.id, { limit: MAX_HISTORY_PAGE });
  expect(seqs(messages)).toEqual(upTo(100));
  expect(messages.map(({ rev }) => rev)).toEqual(upTo(100));
  expect(new Set(messages.map(({ body }) => body)).size).toBe(100);
  const times = messages.map(({ createdAt }) => createdAt);
  expect(times).toEqual([...times].sort());
  expect([lastSeq, lastRev]).toEqual([100, 100]);
});

const draft = (body: string) => ({ clientId: randomUUID(), body });

test("a clientId sent again returns the first result; with another body or room it is a conflict", async () => {
  const { ada, room } = await lobbyOfTwo();
  const other = await lobbyWith(ada);
  const input = draft("Once");
  const first = await sendMessage(ada, room.id, input);
  expect(await sendMessage(ada, room.id, input)).toEqual({ message: first.message, created: false });
  const conflict = { code: "conflict" };
  await expect(sendMessage(ada, room.id, { ...input, body: "Twice" })).rejects.toMatchObject(conflict);
  await expect(sendMessage(ada, other.id, input)).rejects.toMatchObject(conflict);
  expect(await findHistory(ada, room.id, {})).toMatchObject({
    messages: [first.message],
    lastSeq: 1,
    lastRev: 1,
  });
  expect(await findHistory(ada, other.id, {})).toMatchObject({ messages: [], lastSeq: 0 });
});

test("the same clientId sent 8 times at once is one message", async () => {
  const { ada, room } = await lobbyOfTwo();
  const input = draft("Eight at once");
  const results = await Promise.all(upTo(8).map(() => sendMessage(ada, room.id, input)));
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(results.map(({ message }) => message.id)).size).toBe(1);
  expect(await findHistory(ada, room.id, {})).toMatchObject({ lastSeq: 1, lastRev: 1 });
});

test("the same clientId sent twice, each before the other is through, is one message, also of two rooms", async () => {
  const { ada, room } = await lobbyOfTwo();
  const other = await lobbyWith(ada);
  const [one, either] = [draft("Once"), draft("Either")];
  const both = await whileHeld(
    "room",
    [room.id],
    () => sendMessage(ada, room.id, one),
    () => sendMessage(ada, room.id, one),
  );
  expect(both).toMatchObject([{ value: { created: true } }, { value: { created: false } }]);
  const apart = await whileHeld(
    "room",
    [room.id, other.id],
    () => sendMessage(ada, room.id, either),
    () => sendMessage(ada, other.id, either),
  );
  expect(apart.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(apart).toContainEqual({
    status: "rejected",
    reason: expect.objectContaining({ code: "conflict" }),
  });
});

test("a repeat of what was changed since answers what it is now", async () => {
  const { ada, room } = await lobbyOfTwo();
  const input = draft("Tpyo");
  const { message } = await sendMessage(ada, room.id, input);
  const edited = await editMessage(ada, room.id, message.id, "Typo");
  expect(await sendMessage(ada, room.id, input)).toEqual({ message: edited, created: false });
});

test("history pages meet without gap or overlap, ascending, from either end", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  for (const n of upTo(7)) await say(n % 2 ? ada : bob, room.id, `Message ${n}`);
  const read = async (query: object) => seqs((await findHistory(bob, room.id, query)).messages);
  expect(await read({ limit: 3 })).toEqual([5, 6, 7]);
  expect(await read({ before: 5, limit: 3 })).toEqual([2, 3, 4]);
  expect(await read({ before: 2, limit: 3 })).toEqual([1]);
  expect(await read({ before: 1 })).toEqual([]);
  expect(await read({ after: 2, limit: 3 })).toEqual([3, 4, 5]);
  expect(await read({ after: 7 })).toEqual([]);
});

test("changes take the next rev, and changedAfter repairs whoever missed them", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const [first, second] = [await say(ada, room.id, "First"), await say(bob, room.id, "Second")];
  const edited = await editMessage(ada, room.id, first.id, "First, better");
  const deleted = await deleteMessage(bob, room.id, second.id);
  expect(edited).toMatchObject({ seq: 1, rev: 3, body: "First, better", editedAt: expect.any(String) });
  expect(deleted).toMatchObject({ seq: 2, rev: 4, body: "", deletedAt: expect.any(String) });
  const repair = await findHistory(bob, room.id, { changedAfter: 2 });
  expect(repair).toEqual({ messages: [edited, deleted], lastSeq: 2, lastRev: 4 });
  const inSteps = await findHistory(bob, room.id, { changedAfter: 2, limit: 1 });
  expect(inSteps).toEqual({ messages: [edited], lastSeq: 2, lastRev: 4 });
  expect((await findHistory(bob, room.id, {})).messages).toEqual([edited, deleted]);
  expect(await deleteMessage(bob, room.id, second.id)).toEqual(deleted);
});

test("only its author changes a message, and not once it is deleted or 15 minutes old", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const message = await say(ada, room.id, "Mine");
  const forbidden = { code: "forbidden" };
  await expect(editMessage(bob, room.id, message.id, "Ours")).rejects.toMatchObject(forbidden);
  await expect(deleteMessage(bob, room.id, message.id)).rejects.toMatchObject(forbidden);
  await expect(editMessage(ada, room.id, randomUUID(), "?")).rejects.toMatchObject({ code: "not_found" });
  await db.$executeRaw`UPDATE message SET created_at = now() - interval '16 minutes' WHERE id = ${message.id}::uuid`;
  await expect(editMessage(ada, room.id, message.id, "Late")).rejects.toMatchObject(forbidden);
  await deleteMessage(ada, room.id, message.id);
  await expect(editMessage(ada, room.id, message.id, "Later")).rejects.toMatchObject({ code: "not_found" });
  expect(await findHistory(ada, room.id, {})).toMatchObject({ lastSeq: 1, lastRev: 2 });
});

test("a reply quotes a message of the same room only", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const elsewhere = await lobbyWith(ada);
  const at = { mediaPositionMs: 5_000 };
  const { message: here } = await sendMessage(ada, room.id, { ...draft("x".repeat(500)), ...at });
  const there = await say(ada, elsewhere.id, "There");
  const { message } = await sendMessage(bob, room.id, { ...draft("Yes"), replyToId: here.id });
  const quote = { id: here.id, seq: 1, authorId: ada.id, authorName: "Ada", body: "x".repeat(140), ...at };
  expect(message.replyTo).toEqual(quote);
  expect((await findHistory(ada, room.id, { after: 1 })).messages[0]?.replyTo).toEqual(quote);
  const stray = { ...draft("No"), replyToId: there.id };
  await expect(sendMessage(bob, room.id, stray)).rejects.toMatchObject({ code: "invalid" });
});

test("the ninth message in a breath is refused with the time to wait, and is no gap", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const results = await Promise.allSettled(upTo(12).map((n) => say(ada, room.id, `Quick ${n}`)));
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) {
    expect(reason).toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
  }
  expect((await say(bob, room.id, "Calm")).seq).toBe(12 - refused.length + 1);
});

test("who is timed out reads but does not write, and is told until when", async () => {
  const { ada, room } = await lobbyOfTwo();
  const expiresAt = new Date(Date.now() + 60_000);
  const sanction = await db.sanction.create({
    data: { kind: "timeout", roomId: room.id, userId: ada.id, expiresAt },
  });
  const refusal = { code: "forbidden", fields: { until: expiresAt.toISOString() } };
  await expect(say(ada, room.id, "Hm")).rejects.toMatchObject(refusal);
  expect(await findHistory(ada, room.id, {})).toMatchObject({ messages: [] });
  await db.sanction.update({ where: { id: sanction.id }, data: { revokedAt: new Date() } });
  expect((await say(ada, room.id, "Back")).seq).toBe(1);
});

test("a ban amid 30 sends leaves no gap, and nothing of the banned after it", async () => {
  const [mia, ada, bob] = await Promise.all([
    signUp("Mia", { role: "moderator" }),
    signUp("Ada"),
    signUp("Bob"),
  ]);
  const room = await lobbyWith(ada, bob);
  const sends = upTo(7).flatMap((n) => [say(ada, room.id, `Ada ${n}`), say(bob, room.id, `Bob ${n}`)]);
  const banned = ban(mia, room.id, { userId: bob.id, reason: "" }).then(() =>
    say(bob, room.id, "Still here?"),
  );
  await expect(banned).rejects.toMatchObject({ code: "forbidden" });
  await Promise.allSettled(sends);
  const { messages, lastSeq } = await findHistory(ada, room.id, { limit: MAX_HISTORY_PAGE });
  expect(seqs(messages)).toEqual(upTo(lastSeq));
  expect(messages.filter(({ author }) => author.id === ada.id)).toHaveLength(7);
});

test("who waited to write while being shut out writes nothing", async () => {
  const { ada, bob, room } = await lobbyOfTwo();
  const refused = await db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE room SET epoch = epoch + 1 WHERE id = ${room.id}::uuid`;
    const waiting = say(bob, room.id, "Let me through").catch((error) => error);
    await untilBlockedBy(tx);
    await tx.sanction.create({ data: { kind: "ban", roomId: room.id, userId: bob.id } });
    return { waiting };
  });
  expect(await refused.waiting).toMatchObject({ code: "forbidden" });
  expect(await findHistory(ada, room.id, {})).toMatchObject({ messages: [], lastSeq: 0, lastRev: 0 });
});

test("who does not watch any more neither reads nor writes until they press play again", async () => {
  const { ada, room } = await lobbyOfTwo();
  await db.$executeRaw`UPDATE watching SET lease_expires_at = now() - interval '1 second' WHERE user_id = ${ada.id}::uuid`;
  const refusal = { code: "forbidden", message: "Press play to join in." };
  await expect(findHistory(ada, room.id, {})).rejects.toMatchObject(refusal);
  await expect(say(ada, room.id, "Hello?")).rejects.toMatchObject(refusal);
  await enter(ada, room);
  expect((await say(ada, room.id, "Hello!")).seq).toBe(1);
});
