import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { editMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { setCalm } from "@/lib/moderation/calm-data";
import { updateRules, updateSiteRules } from "@/lib/moderation/rules-data";
import type { RoomRulesChange } from "@/lib/moderation/rules-schema";
import { addWords, forgetFilter, judge, listWords, removeWord, tryWords } from "@/lib/moderation/words-data";
import type { NewWords } from "@/lib/moderation/words-schema";
import { setRole } from "@/lib/rooms/owner-data";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { roomOf, say } from "../support/rooms";

async function scene(rules: Omit<RoomRulesChange, "roomId"> = {}) {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  if (Object.keys(rules).length > 0) await updateRules(ada, { roomId: room.id, ...rules });
  return { ada, bob, room, roomId: room.id };
}

const later = (userId: string, roomId: string, seconds: number) => db.$executeRaw`
  UPDATE member SET said_at = said_at - make_interval(secs => ${seconds}::float8), pace_at = NULL
  WHERE user_id = ${userId}::uuid AND room_id = ${roomId}::uuid`;

const joined = (userId: string, roomId: string, minutes: number) => db.$executeRaw`
  UPDATE member SET joined_at = now() - make_interval(mins => ${minutes}::int)
  WHERE user_id = ${userId}::uuid AND room_id = ${roomId}::uuid`;

const refused = (code: string, message: RegExp) => ({ code, message: expect.stringMatching(message) });

describe("slow mode", () => {
  test("counts by the database's clock, and not for those who keep the room", async () => {
    const { ada, bob, roomId } = await scene({ slowModeSeconds: 30 });
    await say(bob, roomId, "One");
    await expect(say(bob, roomId, "Two")).rejects.toMatchObject({
      ...refused("rate_limited", /every 30 seconds/),
      retryAfterSeconds: expect.any(Number),
    });
    await say(ada, roomId, "Me");
    await say(ada, roomId, "Me again");
    await later(bob.id, roomId, 31);
    await say(bob, roomId, "Three");
  });

  test("of many messages at once, one is taken", async () => {
    const { bob, roomId } = await scene({ slowModeSeconds: 60 });
    const three = [1, 2, 3].map((n) => () => say(bob, roomId, `At once ${n}`));
    const all = await whileHeld("room", [roomId], ...three);
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.message.count({ where: { roomId } })).toBe(1);
  });

  test("is the stricter one of the room's and the site's, and a retry of what is there is none", async () => {
    const { bob, room, roomId } = await scene({ slowModeSeconds: 600 });
    const input = { clientId: randomUUID(), body: "Once" };
    const first = await sendMessage(bob, roomId, input);
    expect(await sendMessage(bob, roomId, input)).toMatchObject({
      created: false,
      message: "message" in first && { id: first.message?.id },
    });
    expect(room.slowModeSeconds).toBe(0);
  });
});

test("the same said over and over is refused, something else is not", async () => {
  const { bob, roomId } = await scene({ repeatLimit: 2 });
  await say(bob, roomId, "First!");
  await say(bob, roomId, "FIRST");
  await expect(say(bob, roomId, "first…")).rejects.toMatchObject(refused("forbidden", /said that already/));
  await say(bob, roomId, "Second");
  await say(bob, roomId, "First!");
});

test("links and mentions beyond the limit are refused, in edits too; keepers may", async () => {
  const { ada, bob, roomId } = await scene({ linkLimit: 1, mentionLimit: 1 });
  const { id } = await say(bob, roomId, "https://one.example");
  const two = "https://one.example https://two.example";
  await expect(say(bob, roomId, two)).rejects.toMatchObject(refused("forbidden", /At most 1 link/));
  await expect(editMessage(bob, roomId, id, two)).rejects.toMatchObject(
    refused("forbidden", /At most 1 link/),
  );
  await expect(say(bob, roomId, "@ada @bob")).rejects.toMatchObject(
    refused("forbidden", /At most 1 mention/),
  );
  await say(ada, roomId, two);
  await updateRules(ada, { roomId, linkLimit: 0 });
  await expect(say(bob, roomId, "a.example/x https://a.example")).rejects.toMatchObject(
    refused("forbidden", /no links/),
  );
});

test("new accounts and new members wait until they are old enough", async () => {
  const { ada, bob, roomId } = await scene({ minAccountMinutes: 60 });
  await expect(say(bob, roomId, "Hello")).rejects.toMatchObject({
    ...refused("forbidden", /too new/),
    fields: { until: expect.any(String) },
  });
  await updateRules(ada, { roomId, minAccountMinutes: 0, minMemberMinutes: 5 });
  await expect(say(bob, roomId, "Hello")).rejects.toMatchObject(refused("forbidden", /listens first/));
  await joined(bob.id, roomId, 6);
  await say(bob, roomId, "Hello");
});

test("calm mode lies over the rules, lets the established write slowly and without links, and leaves no trace", async () => {
  const { ada, bob, roomId } = await scene({ linkLimit: 3 });
  const cy = await signUp("Cy");
  const until = await setCalm(ada, roomId, true);
  expect(new Date(until ?? 0).getTime()).toBeGreaterThan(Date.now() + 9 * 60_000);
  await expect(say(bob, roomId, "Hello")).rejects.toMatchObject(refused("forbidden", /calm mode/));
  await joined(bob.id, roomId, 30);
  await expect(say(bob, roomId, "https://a.example")).rejects.toMatchObject(refused("forbidden", /no links/));
  await say(bob, roomId, "Hello");
  await expect(say(bob, roomId, "Hello again")).rejects.toMatchObject(refused("rate_limited", /Slow mode/));
  await expect(setCalm(bob, roomId, false)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setCalm(cy, roomId, false)).rejects.toMatchObject({ code: "forbidden" });
  expect(await setCalm(ada, roomId, false)).toBeNull();
  await say(bob, roomId, "https://a.example");
  const room = await db.room.findUniqueOrThrow({ where: { id: roomId } });
  expect(room).toMatchObject({ linkLimit: 3, slowModeSeconds: 0, calmUntil: null });
  const lines = await db.auditEntry.findMany({ where: { roomId }, orderBy: { id: "asc" } });
  expect(lines.map(({ action }) => action)).toEqual(["room-rules-changed", "calm-on", "calm-off"]);
});

describe("words", () => {
  test("hold from the next message on, wherever the filter was built before", async () => {
    const { ada, bob, roomId } = await scene();
    await say(bob, roomId, "snape");
    await addWords(ada, { roomId, kind: "normalised", action: "block", patterns: ["Snape"] });
    await expect(say(bob, roomId, "it was s.n.a.p.e")).rejects.toMatchObject(
      refused("forbidden", /cannot be said/),
    );
    await expect(say(ada, roomId, "snape")).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await say(bob, roomId, "Fine");
    await expect(editMessage(bob, roomId, id, "ѕпаре")).rejects.toMatchObject({ code: "forbidden" });
    const [rule] = await listWords(ada, roomId);
    expect(await tryWords(ada, roomId, "SNAPE!")).toMatchObject({ action: "block" });
    await removeWord(ada, roomId, rule?.id ?? "");
    await say(bob, roomId, "snape again");
    expect((await findHistory(bob, roomId, {})).messages.map(({ body }) => body)).toEqual([
      "snape",
      "Fine",
      "snape again",
    ]);
  });

  test("of the library can be switched off", async () => {
    const { ada, bob, roomId } = await scene();
    expect(await sendMessage(bob, roomId, { clientId: randomUUID(), body: "what the fuck" })).toHaveProperty(
      "held",
    );
    await updateRules(ada, { roomId, filterDefaults: false });
    await say(bob, roomId, "what the f u c k");
  });

  test("of a room are its keepers' to change, the site's its staff's", async () => {
    const { bob, ada, roomId } = await scene();
    const [mia, stranger] = await Promise.all([signUp("Mia", { role: "moderator" }), signUp("Stranger")]);
    const rule = { kind: "literal", action: "hold", patterns: [`w${randomUUID()}`] } satisfies Omit<
      NewWords,
      "roomId"
    >;
    for (const person of [bob, stranger]) {
      await expect(addWords(person, { roomId, ...rule })).rejects.toMatchObject({ code: "forbidden" });
      await expect(listWords(person, roomId)).rejects.toMatchObject({ code: "forbidden" });
      await expect(updateRules(person, { roomId, slowModeSeconds: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(addWords(ada, { roomId: null, ...rule })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateSiteRules(ada, { linkLimit: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await setRole(ada, roomId, bob.id, { role: "moderator" });
    expect(await addWords(bob, { roomId, ...rule })).toHaveLength(1);
    await expect(updateRules(bob, { roomId, publishesLog: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    const list = await addWords(mia, { roomId: null, ...rule });
    const own = list.find(({ pattern }) => pattern === rule.patterns[0]);
    await removeWord(mia, null, own?.id ?? "");
  });
});

test("what is judged for a room that is not there is not kept", async () => {
  const ada = await signUp("Ada");
  const { id } = await roomOf(ada, []);
  const room = await db.room.findUniqueOrThrow({ where: { id } });
  await db.room.delete({ where: { id } });
  forgetFilter(id);
  expect((await judge(id, "what the fuck")).verdict.action).toBe("allow");
  await db.room.create({ data: room });
  expect((await judge(id, "what the fuck")).verdict.action).toBe("hold");
});
