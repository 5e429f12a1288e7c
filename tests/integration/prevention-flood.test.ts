import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { editMessage } from "@/lib/chat/changes-data";
import { sendMessage } from "@/lib/chat/data";
import { updateRules, updateSiteRules } from "@/lib/moderation/rules-data";
import type { RoomRulesChange } from "@/lib/moderation/rules-schema";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { statementsOf } from "../support/plans";
import { roomOf, say } from "../support/rooms";

async function scene(rules: Omit<RoomRulesChange, "roomId">) {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const { id: roomId } = await roomOf(ada, [bob]);
  if (Object.keys(rules).length > 0) await updateRules(ada, { roomId, ...rules });
  return { ada, bob, roomId };
}

const earlier = (userId: string, roomId: string, seconds: number) => db.$executeRaw`
  UPDATE member SET last_said = ARRAY(
    SELECT t - make_interval(secs => ${seconds}::float8) FROM unnest(last_said) WITH ORDINALITY AS l (t, n) ORDER BY n
  ) WHERE user_id = ${userId}::uuid AND room_id = ${roomId}::uuid`;

const tooMany = {
  code: "rate_limited",
  message: expect.stringMatching(/2 messages in 10 seconds/),
  retryAfterSeconds: expect.any(Number),
};

describe("a room's flood limit", () => {
  test("lets so many through within ten seconds, and not those who keep the room wait", async () => {
    const { ada, bob, roomId } = await scene({ floodLimit: 2 });
    await say(bob, roomId, "One");
    await earlier(bob.id, roomId, 6);
    const two = await say(bob, roomId, "Two");
    await expect(say(bob, roomId, "Three")).rejects.toMatchObject(tooMany);
    await editMessage(bob, roomId, two.id, "Two, corrected");
    for (const body of ["I", "may", "go on"]) await say(ada, roomId, body);
    await earlier(bob.id, roomId, 5);
    await say(bob, roomId, "Three");
    await expect(say(bob, roomId, "Four")).rejects.toMatchObject(tooMany);
  });

  test("takes that many of what comes at once", async () => {
    const { bob, roomId } = await scene({ floodLimit: 2 });
    const three = [1, 2, 3].map((n) => () => say(bob, roomId, `At once ${n}`));
    const all = await whileHeld("room", [roomId], ...three);
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(all).toContainEqual({ status: "rejected", reason: expect.objectContaining(tooMany) });
    expect(await db.message.count({ where: { roomId } })).toBe(2);
  });

  test("costs no round trip more", async () => {
    const { bob, roomId } = await scene({ floodLimit: 2 });
    await say(bob, roomId, "One");
    const send = () => sendMessage(bob, roomId, { clientId: randomUUID(), body: "Two" });
    expect(await statementsOf(send)).toHaveLength(1);
  });
});

test("the site's flood limit holds where a room has none", async () => {
  const { bob, roomId } = await scene({ floodLimit: null });
  const mia = await signUp("Mia", { role: "moderator" });
  for (let n = 0; n < 8; n++) await say(bob, roomId, `Message ${n}`);
  await db.member.updateMany({ where: { roomId, userId: bob.id }, data: { paceAt: null } });
  // Other files test beside this one: it is the highest limit there is, for a moment.
  await updateSiteRules(mia, { floodLimit: 8 });
  const ninth = await say(bob, roomId, "Message 8").catch((error) => error);
  await updateSiteRules(mia, { floodLimit: null });
  expect(ninth).toMatchObject({ ...tooMany, message: expect.stringMatching(/8 messages in 10 seconds/) });
});

test("who is refused too often is not even listened to for a while; what is taken does not count", async () => {
  const { ada, bob, roomId } = await scene({});
  const cy = await signUp("Cy");
  const paid = () => db.member.updateMany({ where: { roomId, userId: bob.id }, data: { paceAt: null } });
  const refusals = (person: SignedIn, room: string, times: number) =>
    Promise.allSettled(Array.from({ length: times }, (_, n) => say(person, room, `Attempt ${n}`)));
  const all = await refusals(cy, roomId, 62);
  const count = (code: string) =>
    all.filter((one) => one.status === "rejected" && one.reason.code === code).length;
  expect([count("forbidden"), count("rate_limited")]).toEqual([60, 2]);
  expect(await statementsOf(() => say(cy, roomId, "More").catch(() => undefined))).toEqual([]);
  for (let n = 0; n < 62; n++) {
    await paid();
    await say(bob, roomId, `Message ${n}`);
  }
  await say(ada, roomId, "Others may");
});
