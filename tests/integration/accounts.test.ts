import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { readHolder, readSession } from "@/lib/auth";
import { findHistory } from "@/lib/chat/history-data";
import { invite } from "@/lib/collaboration/people-data";
import { env } from "@/lib/env";
import { findProfile } from "@/lib/following/profile-data";
import { addGuest } from "@/lib/rooms/guests-data";
import { changeContact } from "@/lib/users/contact-data";
import { createUser, startSession, verifyPassword } from "@/lib/users/data";
import { deleteAccount } from "@/lib/users/deletion-data";
import { leftOut, sections } from "@/lib/users/export-sections";
import { changePicture, changeProfile, findAccount, findPicture } from "@/lib/users/profile-data";
import { changePassword } from "@/lib/users/proof-data";
import type { AccountHolder } from "@/lib/users/schema";
import { endSessions, listSessions } from "@/lib/users/sessions-data";
import { db, signUp } from "../support/database";
import { listOf } from "../support/playlists";
import { callAs } from "../support/request";
import { enter, roomOf, say } from "../support/rooms";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

const password = "correct horse battery";

async function withPassword(name: string) {
  const user = await createUser({ name, email: `${randomUUID()}@example.com`, password });
  const holder: AccountHolder = { ...user, sessionId: await startSession(user.id) };
  return holder;
}

async function cookieOf({ sessionId }: AccountHolder) {
  return encode({ token: { sid: sessionId }, secret: env.NEXTAUTH_SECRET });
}

/** A JPEG's beginning, which is all that is looked at, with something behind it. */
function jpeg(width: number, height: number) {
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, ...new Array(200).fill(1)]);
}

test("whom the site shuts out is no viewer, but still the holder of their account", async () => {
  const ada = await withPassword("Ada");
  const until = new Date(Date.now() + 60_000);
  await db.sanction.createMany({
    data: [
      { kind: "ban", userId: ada.id, expiresAt: until },
      { kind: "ban", userId: ada.id, revokedAt: new Date() },
    ],
  });
  const cookie = await cookieOf(ada);
  expect(await readSession(cookie)).toBeNull();
  const { holder, viewer } = (await readHolder(cookie)) ?? {};
  expect(viewer).toBeNull();
  expect(holder).toMatchObject({ id: ada.id, suspension: { until: until.toISOString() } });
  await db.sanction.create({ data: { kind: "ban", userId: ada.id } });
  expect((await readHolder(cookie))?.holder.suspension).toEqual({ until: null });
  expect(await verifyPassword((await findAccount(ada)).email, password)).toMatchObject({ id: ada.id });
});

test("a name, a handle and a picture can be changed, and a handle given up is nobody else's for a month", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const handle = `countess-${randomUUID().slice(0, 8)}`;
  expect(await changeProfile(ada, { name: "Countess", handle })).toMatchObject({ name: "Countess", handle });
  const taking = (taken: string) => changeProfile(bob, { name: "Bob", handle: taken });
  const refused = { code: "conflict", fields: { handle: expect.any(String) } };
  await expect(taking(handle)).rejects.toMatchObject(refused);
  await expect(taking(ada.handle)).rejects.toMatchObject(refused);
  await db.formerHandle.updateMany({
    where: { userId: ada.id },
    data: { releasedAt: new Date(Date.now() - 31 * 24 * 60 * 60 * 1000) },
  });
  expect(await taking(ada.handle)).toMatchObject({ handle: ada.handle });

  const { imageUrl } = await changePicture(ada, jpeg(256, 256));
  const id = imageUrl?.split("/").at(-1) ?? "";
  expect(await findPicture(id)).toEqual(jpeg(256, 256));
  for (const bad of [jpeg(512, 256), new Uint8Array(300), Uint8Array.from([0xff, 0xd8])])
    await expect(changePicture(ada, bad)).rejects.toMatchObject({ code: "invalid" });
  expect(await changePicture(ada, null)).toMatchObject({ imageUrl: null });
  expect(await findPicture(id)).toBeNull();
});

test("one sees where one is signed in, ends one of it or all the rest, and only one's own", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const phone = await startSession(ada.id, "Phone");
  await startSession(ada.id, "Tablet");
  const all = await listSessions(ada);
  expect(all.map(({ agent, current }) => [agent, current])).toEqual([
    ["", true],
    ["Tablet", false],
    ["Phone", false],
  ]);
  expect(await endSessions(bob, phone)).toEqual({ ended: 0 });
  expect(await endSessions(ada, phone)).toEqual({ ended: 1 });
  expect(await endSessions(ada)).toEqual({ ended: 1 });
  expect(await listSessions(ada)).toMatchObject([{ id: ada.sessionId }]);
  expect(await listSessions(bob)).toHaveLength(1);
});

test("a new password takes the old one and ends every other session", async () => {
  const ada = { ...(await withPassword("Ada")), role: "user" as const, channelEpoch: 1 };
  await startSession(ada.id);
  const next = { current: "wrong", password: "another long one" };
  await expect(changePassword(ada, next)).rejects.toMatchObject({ code: "forbidden" });
  await changePassword(ada, { ...next, current: password });
  expect(await listSessions(ada)).toMatchObject([{ id: ada.sessionId }]);
  const { email } = await findAccount(ada);
  expect([await verifyPassword(email, password), await verifyPassword(email, next.password)]).toEqual([
    null,
    expect.objectContaining({ id: ada.id }),
  ]);
});

test.each(["room", "list"] as const)("who may be asked into a %s is for them to say", async (where) => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [], { visibility: "private" });
  const list = await listOf(ada, []);
  const asking = () =>
    where === "room"
      ? addGuest(ada, room.id, bob.handle)
      : invite(ada, { playlistId: list.playlistId, handle: bob.handle, role: "editor" });
  const refused = { code: "forbidden", fields: { handle: expect.stringContaining("Bob") } };
  await changeContact(bob, { invitesFrom: "nobody" });
  await expect(asking()).rejects.toMatchObject(refused);
  await changeContact(bob, { invitesFrom: "roommates" });
  await expect(asking()).rejects.toMatchObject(refused);
  await roomOf(ada, [bob]);
  await db.block.create({ data: { userId: bob.id, blockedId: ada.id } });
  await expect(asking()).rejects.toMatchObject(refused);
  await db.block.deleteMany({ where: { userId: bob.id } });
  await asking();
});

test("the export is one JSON object with everything that is one's own, and of nobody else", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  await say(ada, room.id, 'Mine, with "quotes"\nand lines');
  await say(bob, room.id, "Not mine");
  const messages = Array.from({ length: 2_100 }, (_, index) => ({
    roomId: room.id,
    seq: index + 10,
    rev: index + 10,
    authorId: ada.id,
    clientId: randomUUID(),
    body: `Said ${index}`,
  }));
  await db.message.createMany({ data: messages });
  await db.sanction.create({ data: { kind: "mute", userId: ada.id, reason: "Too loud" } });
  const { GET } = await import("@/app/api/account/export/route");
  const request = () =>
    GET(new Request("http://localhost/api/account/export"), { params: Promise.resolve({}) });
  const { answer } = await callAs(ada, request);
  const file = await answer.json();
  expect(Object.keys(file)).toEqual(["exportedAt", ...Object.keys(sections)]);
  expect(file.profile).toMatchObject([{ id: ada.id, handle: ada.handle }]);
  expect(file.messages).toHaveLength(2_101);
  expect(file.messages.map(({ body }: { body: string }) => body)).toContain('Mine, with "quotes"\nand lines');
  expect(file.sanctions).toMatchObject([{ kind: "mute", reason: "Too loud" }]);
  expect(file.memberships).toMatchObject([{ roomId: room.id, role: "owner" }]);
  expect(JSON.stringify(file)).not.toContain("Not mine");
  expect((await callAs(null, request)).answer.status).toBe(401);
});

test("every relation of a user is in the export or left out for a reason", () => {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const model = /model User \{([\s\S]*?)\n\}/.exec(schema)?.[1] ?? "";
  const relations = [...model.matchAll(/^ {2}(\w+)\s+(?:[A-Z]\w+\[\]|[A-Z]\w+\?(?!\s+@map)).*$/gm)]
    .map(([line, name]) => ({ line, name: name ?? "" }))
    .filter(({ line }) => !/\b(?:String|DateTime)\?/.test(line));
  const covered = [...Object.values(sections).flatMap(({ of }) => of), ...Object.keys(leftOut)];
  expect(relations.map(({ name }) => name).sort()).toEqual(covered.sort());
});

test.each(["keep", "remove"] as const)("deleting an account: %s the messages", async (messages) => {
  const ada = await withPassword("Ada");
  const viewer = { ...ada, role: "user" as const, channelEpoch: 1 };
  const [bob, mod] = await Promise.all([signUp("Bob"), signUp("Mod")]);
  const room = await roomOf(viewer, [bob, mod]);
  await db.member.update({
    where: { roomId_userId: { roomId: room.id, userId: mod.id } },
    data: { role: "moderator" },
  });
  const alone = await roomOf(viewer);
  const said = await say(viewer, room.id, "Hello from Ada");
  const list = await listOf(viewer, [], "public");
  const held = { authorId: ada.id, roomId: room.id, body: "Held", cause: "A word", expiresAt: new Date() };
  await db.heldMessage.createMany({
    data: ([null, "approved", "rejected"] as const).map((outcome) => ({
      ...held,
      outcome,
      clientId: randomUUID(),
    })),
  });
  await db.report.create({
    data: {
      reporter: { connect: { id: bob.id } },
      targetType: "message",
      targetId: said.id,
      reason: "spam",
      evidence: { message: { body: "Hello from Ada" } },
      case: { create: { targetType: "message", targetId: said.id, subjectId: ada.id, severity: 2 } },
    },
  });
  await expect(deleteAccount(ada, { proof: "wrong", messages })).rejects.toMatchObject({
    code: "forbidden",
    fields: { proof: expect.any(String) },
  });
  expect((await deleteAccount(ada, { proof: password, messages })).listIds).toEqual([list.playlistId]);

  const row = await db.user.findUniqueOrThrow({ where: { id: ada.id } });
  expect(row).toMatchObject({ name: "Deleted user", imageUrl: null, passwordHash: null });
  expect(row.deletedAt).not.toBeNull();
  expect(row.email).not.toContain("example.com");
  expect(await readHolder(await cookieOf(ada))).toBeNull();
  expect(await db.playlist.count({ where: { ownerId: ada.id } })).toBe(0);
  expect(await db.heldMessage.count({ where: { authorId: ada.id } })).toBe(0);
  expect(await findProfile(null, ada.handle)).toBeNull();
  expect(await findProfile(null, row.handle)).toBeNull();
  expect(await db.report.findFirst({ where: { targetId: said.id } })).toMatchObject({
    evidence: { message: { body: "Hello from Ada" } },
  });
  expect(await db.room.findUniqueOrThrow({ where: { id: room.id } })).toMatchObject({
    ownerId: mod.id,
    closedAt: null,
  });
  expect((await db.room.findUniqueOrThrow({ where: { id: alone.id } })).closedAt).not.toBeNull();
  await enter(bob, room);
  const [shown] = (await findHistory(bob, room.id, {})).messages;
  expect(shown?.author.name).toBe("Deleted user");
  if (messages === "keep")
    expect(shown).toMatchObject({ body: "Hello from Ada", deletedAt: null, rev: said.rev });
  else expect(shown).toMatchObject({ body: "", deletedAt: expect.any(String), rev: said.rev + 1 });
});

test("the site's last admin stays, and who has no password proves it by their handle", async () => {
  const root = await signUp("Root", { role: "admin" });
  const others = await db.user.findMany({ where: { role: "admin", deletedAt: null, id: { not: root.id } } });
  const input = { proof: `@${root.handle.toUpperCase()}`, messages: "keep" as const };
  if (others.length === 0)
    await expect(deleteAccount(root, input)).rejects.toMatchObject({ code: "conflict" });
  await signUp("Next", { role: "admin" });
  await expect(deleteAccount(root, { ...input, proof: "somebody" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await deleteAccount(root, input);
  expect(await db.user.findUniqueOrThrow({ where: { id: root.id } })).toMatchObject({ role: "user" });
});
