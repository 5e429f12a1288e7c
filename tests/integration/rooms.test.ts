import { expect, test } from "vitest";
import { editMessage } from "@/lib/chat/changes-data";
import { findHistory } from "@/lib/chat/history-data";
import { ban, kick, unban } from "@/lib/moderation/removal-data";
import { createRoom, ensureLobby, findRoomLink } from "@/lib/rooms/data";
import { findInvite } from "@/lib/rooms/invites-data";
import { listRooms } from "@/lib/rooms/list-data";
import { findPeople, joinRoom, leaveRoom } from "@/lib/rooms/membership-data";
import type { Room } from "@/lib/rooms/schema";
import { closeRoom, updateRoom } from "@/lib/rooms/settings-data";
import type { SignedIn, Viewer } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { enter, lobbyWith, roomOf, say, watch } from "../support/rooms";

const notFound = { code: "not_found" };
const forbidden = { code: "forbidden" };
const titles = (rooms: Room[]) => rooms.map(({ title }) => title);
const roomsOf = async (viewer: Viewer, mediaId: string, limit = 100) =>
  (await listRooms(viewer, mediaId, { limit })).items;

test("a media has one lobby, however many ask for it at once", async () => {
  const media = await makeMedia();
  const three = Array.from({ length: 3 }, () => () => ensureLobby(media.id));
  const asked = await whileHeld("media", [media.id], ...three);
  expect(asked.filter(({ status }) => status === "rejected")).toEqual([]);
  const rooms = await roomsOf(null, media.id);
  expect(rooms).toEqual([
    {
      id: expect.any(String),
      mediaId: media.id,
      title: "Lobby",
      topic: "",
      closed: false,
      slowModeSeconds: 0,
      calmUntil: null,
      lastActiveAt: expect.any(String),
      kind: "lobby",
      visibility: "public",
      role: null,
      people: 0,
      lastSeq: 0,
      lastRev: 0,
      epoch: 1,
    },
  ]);
});

test("rooms are listed lobby first, then by last activity; invitation rooms to their members only", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const media = await makeMedia();
  await Promise.all([watch(ada, media.id), watch(bob, media.id)]);
  const quiet = await createRoom(ada, media.id, { title: "Quiet", visibility: "public" });
  const secret = await createRoom(ada, media.id, { title: "Secret", visibility: "invitation" });
  const closed = await createRoom(ada, media.id, { title: "Closed", visibility: "public" });
  await createRoom(bob, media.id, { title: "New", visibility: "public" });
  await say(ada, quiet.id, "Not so quiet");
  await closeRoom(ada, closed.id);
  expect(titles(await roomsOf(ada, media.id))).toEqual(["Lobby", "Quiet", "New", "Secret"]);
  expect(titles(await roomsOf(bob, media.id))).toEqual(["Lobby", "Quiet", "New"]);
  expect(titles(await roomsOf(null, media.id))).toEqual(["Lobby", "Quiet", "New"]);
  expect(secret).toMatchObject({ kind: "room", role: "owner", people: 1 });
});

test("rooms come page by page: the lobby on the first, then every room once, most recently active first", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  const at = (n: number) => new Date(Date.UTC(2020, 0, 1) + (n >> 1) * 60_000);
  const many = Array.from({ length: 25 }, (_, n) => ({
    title: `${n}`,
    mediaId: media.id,
    lastActiveAt: at(n),
    ownerId: ada.id,
    visibility: n % 3 ? ("public" as const) : ("private" as const),
  }));
  await db.room.createMany({ data: many });
  const told = async (viewer: Viewer) => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await listRooms(viewer, media.id, { limit: 7, cursor });
      pages.push(titles(page.items));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return pages;
  };
  const all = await told(ada);
  expect(all.map((page) => page.length)).toEqual([8, 7, 7, 4]);
  expect(all[0]?.[0]).toBe("Lobby");
  const numbers = all.flat().slice(1).map(Number);
  expect(numbers.map((n) => n >> 1)).toEqual(numbers.map((n) => n >> 1).sort((a, b) => b - a));
  expect(new Set(numbers).size).toBe(25);
  expect((await told(null)).flat()).toHaveLength(
    1 + many.filter(({ visibility }) => visibility === "public").length,
  );
  const wrong = Buffer.from(JSON.stringify(["newest", at(0).toISOString(), media.id])).toString("base64url");
  await expect(listRooms(ada, media.id, { limit: 7, cursor: wrong })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("only a new message makes a room active, not a change of an old one", async () => {
  const ada = await signUp("Ada");
  const room = await roomOf(ada);
  const lastActiveAt = async () => (await db.room.findUniqueOrThrow({ where: { id: room.id } })).lastActiveAt;
  const message = await say(ada, room.id, "One");
  const active = await lastActiveAt();
  expect(active.getTime()).toBeCloseTo(new Date(message.createdAt).getTime(), -3);
  await editMessage(ada, room.id, message.id, "Two");
  expect(await lastActiveAt()).toEqual(active);
});

test("the rooms of a media that one may not see are missing, and so are the rooms themselves", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada);
  await db.media.update({ where: { id: room.mediaId }, data: { visibility: "private" } });
  await expect(roomsOf(bob, room.mediaId)).rejects.toMatchObject(notFound);
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(notFound);
  await expect(watch(ada, room.mediaId)).rejects.toMatchObject(notFound);
  expect(await findRoomLink(bob, room.id)).toBeNull();
});

test("making and joining rooms takes watching their media", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada);
  const press = { code: "forbidden", message: "Press play to join in." };
  const input = { title: "Mine", visibility: "public" } as const;
  await expect(createRoom(bob, room.mediaId, input)).rejects.toMatchObject(press);
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(press);
  await watch(bob, (await makeMedia()).id);
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(press);
  expect(await enter(bob, room)).toMatchObject({
    room: { role: "member", people: 2 },
    lastSeq: 0,
    lastRev: 0,
  });
});

test("an invitation room is missing for who has no token, by every way in", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [], { visibility: "invitation" });
  await watch(bob, room.mediaId);
  const missing = await joinRoom(bob, crypto.randomUUID()).catch((error) => error.toBody());
  for (const way of [
    () => joinRoom(bob, room.id),
    () => joinRoom(bob, room.id, "wrong"),
    () => leaveRoom(bob, room.id),
    () => say(bob, room.id, "Knock"),
    () => findHistory(bob, room.id, {}),
    () => findPeople(bob, room.id),
    () => updateRoom(bob, room.id, { title: "Mine now" }),
    () => closeRoom(bob, room.id),
    () => findInvite(bob, room.id, { renew: false }),
    () => kick(bob, room.id, { userId: ada.id, reason: "" }),
    () => ban(bob, room.id, { userId: ada.id, reason: "" }),
  ])
    expect(await way().catch((error) => error.toBody())).toEqual(missing);
  expect(await findRoomLink(bob, room.id)).toBeNull();
});

test("the token lets in, until it is renewed; who left needs it again, the owner never", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [], { visibility: "invitation" });
  const token = await findInvite(ada, room.id, { renew: false });
  expect(await findInvite(ada, room.id, { renew: false })).toBe(token);
  expect(await findRoomLink(null, room.id, token)).toEqual({ mediaId: room.mediaId });
  await enter(bob, room, token);
  await expect(findInvite(bob, room.id, { renew: true })).rejects.toMatchObject(forbidden);
  await leaveRoom(bob, room.id);
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(notFound);
  const renewed = await findInvite(ada, room.id, { renew: true });
  await expect(joinRoom(bob, room.id, token)).rejects.toMatchObject(notFound);
  await leaveRoom(ada, room.id);
  expect(await joinRoom(ada, room.id)).toMatchObject({ room: { role: "owner" } });
  await joinRoom(bob, room.id, renewed);
});

test("a public room has no token; made an invitation room it gets one, and keeps its members", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const room = await roomOf(ada, [bob]);
  await watch(cy, room.mediaId);
  await expect(findInvite(ada, room.id, { renew: false })).rejects.toMatchObject({ code: "conflict" });
  expect(await updateRoom(ada, room.id, { visibility: "invitation" })).toMatchObject({ epoch: 2 });
  expect(await findInvite(ada, room.id, { renew: false })).toMatch(/^[\w-]{22}$/);
  await expect(joinRoom(cy, room.id)).rejects.toMatchObject(notFound);
  await say(bob, room.id, "Still here");
  expect(await updateRoom(ada, room.id, { title: "Same epoch" })).toMatchObject({
    epoch: 2,
    title: "Same epoch",
  });
});

test("joining again, writing and being kicked at once never lock each other up", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  const write = () => say(bob, room.id, "Hello");
  const join = () => joinRoom(bob, room.id);
  const remove = () => kick(ada, room.id, { userId: bob.id, reason: "" });
  for (const steps of [
    [write, join, remove],
    [join, remove, write],
    [remove, write, join],
  ]) {
    const results = await whileHeld<unknown>("room", [room.id], ...steps);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason.code).toMatch(/^(forbidden|not_found)$/);
    }
    expect(await joinRoom(bob, room.id)).toMatchObject({ room: { role: "member" } });
  }
});

test("only members who are watching are counted and named", async () => {
  const [ada, bob, cy] = await Promise.all([signUp("Ada"), signUp("Bob"), signUp("Cy")]);
  const room = await roomOf(ada, [bob, cy]);
  await leaveRoom(cy, room.id);
  expect(await findPeople(ada, room.id)).toMatchObject({
    count: 2,
    people: [{ id: ada.id }, { id: bob.id }],
  });
  await db.$executeRaw`UPDATE watching SET lease_expires_at = now() WHERE user_id = ${bob.id}::uuid`;
  expect(await findPeople(ada, room.id)).toMatchObject({ count: 1, people: [{ name: "Ada" }] });
  expect((await roomsOf(ada, room.mediaId)).find(({ id }) => id === room.id)).toMatchObject({ people: 1 });
  await expect(findPeople(bob, room.id)).rejects.toMatchObject(forbidden);
  await expect(findPeople(cy, room.id)).rejects.toMatchObject(forbidden);
});

type Cast = Record<"owner" | "moderator" | "peer" | "member" | "stranger" | "staff" | "admin", SignedIn>;

async function castOf(): Promise<Cast & { room: Room }> {
  const names = ["owner", "moderator", "peer", "member", "stranger"] as const;
  const [owner, moderator, peer, member, stranger] = await Promise.all(names.map((name) => signUp(name)));
  const staff = await signUp("staff", { role: "moderator" });
  const admin = await signUp("admin", { role: "admin" });
  if (!owner || !moderator || !peer || !member || !stranger) throw new Error("Someone is missing.");
  const room = await roomOf(owner, [moderator, peer, member]);
  const userId = { in: [moderator.id, peer.id] };
  await db.member.updateMany({ where: { roomId: room.id, userId }, data: { role: "moderator" } });
  return { owner, moderator, peer, member, stranger, staff, admin, room };
}

const removals: [keyof Cast, keyof Cast, boolean][] = [
  ["owner", "member", true],
  ["owner", "moderator", true],
  ["owner", "owner", false],
  ["owner", "staff", false],
  ["moderator", "member", true],
  ["moderator", "peer", false],
  ["moderator", "owner", false],
  ["moderator", "moderator", false],
  ["member", "moderator", false],
  ["member", "member", false],
  ["stranger", "member", false],
  ["staff", "member", true],
  ["staff", "moderator", true],
  ["staff", "owner", false],
  ["owner", "admin", false],
  ["staff", "admin", false],
  ["admin", "staff", true],
  ["admin", "owner", false],
];

test.for(removals)("%s removes %s: %s", async ([by, whom, allowed]) => {
  const { room, ...cast } = await castOf();
  await enter(cast.staff, room);
  await enter(cast.admin, room);
  const before = await db.room.findUniqueOrThrow({ where: { id: room.id } });
  const results = await Promise.allSettled([ban(cast[by], room.id, { userId: cast[whom].id, reason: "" })]);
  const [{ status }] = results as [PromiseSettledResult<number>];
  expect(status).toBe(allowed ? "fulfilled" : "rejected");
  const after = await db.room.findUniqueOrThrow({ where: { id: room.id } });
  expect(after.epoch - before.epoch).toBe(allowed ? 1 : 0);
  expect(await db.sanction.count({ where: { roomId: room.id } })).toBe(allowed ? 1 : 0);
});

test("a ban of who is banned replaces it, also at once", async () => {
  const { owner, moderator, member, room } = await castOf();
  const until = (minutes?: number) => ({ userId: member.id, reason: "", ...(minutes && { minutes }) });
  await ban(owner, room.id, until());
  await Promise.all([ban(owner, room.id, until(5)), ban(moderator, room.id, until(5))]);
  const inForce = await db.sanction.findMany({ where: { roomId: room.id, revokedAt: null } });
  expect(inForce).toMatchObject([{ userId: member.id, expiresAt: expect.any(Date) }]);
  await unban(owner, room.id, member.id);
  expect(await enter(member, room)).toMatchObject({ room: { role: "member" } });
});

test("moderating is limited, each act counted the same", async () => {
  const ada = await signUp("Ada");
  const room = await roomOf(ada, [], { visibility: "invitation" });
  const acts = Array.from({ length: 61 }, (_, n) => n);
  const results = await Promise.allSettled(
    acts.map((n) =>
      n % 2 ? updateRoom(ada, room.id, { title: `Title ${n}` }) : findInvite(ada, room.id, { renew: true }),
    ),
  );
  const refused = results.filter((result) => result.status === "rejected");
  expect(refused).toMatchObject([{ reason: { code: "rate_limited" } }]);
  expect(await findInvite(ada, room.id, { renew: false })).toEqual(expect.any(String));
});

test("a kick with minutes keeps out for that long, a kicked moderator comes back as a member", async () => {
  const { owner, moderator, member, room } = await castOf();
  await kick(owner, room.id, { userId: moderator.id, reason: "" });
  expect(await joinRoom(moderator, room.id)).toMatchObject({ room: { role: "member" } });
  await kick(owner, room.id, { userId: member.id, reason: "", minutes: 5 });
  await expect(joinRoom(member, room.id)).rejects.toMatchObject(forbidden);
  await db.$executeRaw`UPDATE sanction SET expires_at = now() WHERE room_id = ${room.id}::uuid`;
  expect(await joinRoom(member, room.id)).toMatchObject({ room: { role: "member" } });
  const gone = kick(owner, room.id, { userId: crypto.randomUUID(), reason: "" });
  await expect(gone).rejects.toMatchObject(notFound);
});

test("settings are for the owner and moderators, closing for the owner; the lobby has neither", async () => {
  const { owner, moderator, member, stranger, staff, room } = await castOf();
  expect(await updateRoom(moderator, room.id, { title: "By a moderator" })).toMatchObject({
    role: "moderator",
  });
  for (const viewer of [member, stranger]) {
    await expect(updateRoom(viewer, room.id, { title: "No" })).rejects.toMatchObject(forbidden);
    await expect(closeRoom(viewer, room.id)).rejects.toMatchObject(forbidden);
  }
  await expect(closeRoom(moderator, room.id)).rejects.toMatchObject(forbidden);
  await closeRoom(owner, room.id);
  expect(await findRoomLink(owner, room.id)).toBeNull();
  await expect(joinRoom(stranger, room.id)).rejects.toMatchObject(notFound);
  const lobby = await lobbyWith(staff);
  await expect(updateRoom(staff, lobby.id, { title: "No" })).rejects.toMatchObject(forbidden);
  await expect(closeRoom(staff, lobby.id)).rejects.toMatchObject(forbidden);
});
