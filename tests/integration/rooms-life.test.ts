import { expect, test } from "vitest";
import { deleteMessage } from "@/lib/chat/changes-data";
import { authorizeChannel } from "@/lib/chat/channel-data";
import { findHistory } from "@/lib/chat/history-data";
import { kick } from "@/lib/moderation/removal-data";
import { roomChannel } from "@/lib/realtime/channels";
import { findRoom, findRoomLink } from "@/lib/rooms/data";
import { addGuest, declineInvitation, listGuests, removeGuest } from "@/lib/rooms/guests-data";
import { createInvite, findInvite, listInvites, renewInvite, revokeInvite } from "@/lib/rooms/invites-data";
import { countUnread, listOwnRooms } from "@/lib/rooms/list-data";
import { listMembers } from "@/lib/rooms/members-data";
import { findPeople, joinRoom, leaveRoom, markRead } from "@/lib/rooms/membership-data";
import { deleteRoom, setRole, transferRoom } from "@/lib/rooms/owner-data";
import { closeRoom, reopenRoom, updateRoom } from "@/lib/rooms/settings-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { connect, listen } from "../support/listener";
import { enter, lobbyWith, roomOf, say, watch } from "../support/rooms";

const notFound = { code: "not_found" };
const forbidden = { code: "forbidden" };
const conflict = { code: "conflict" };
const names = <Name extends string>(...all: Name[]) => Promise.all(all.map((name) => signUp(name)));
const page = { limit: 30 };

async function trio() {
  const [ada, bob, cy] = (await names("Ada", "Bob", "Cy")) as [SignedIn, SignedIn, SignedIn];
  return { ada, bob, cy };
}

const ownerOf = async (id: string) => (await db.room.findUniqueOrThrow({ where: { id } })).ownerId;
const roleOf = async (roomId: string, userId: string) =>
  (await db.member.findUniqueOrThrow({ where: { roomId_userId: { roomId, userId } } })).role;

test("a room whose owner leaves passes to the longest-serving moderator, then to the longest-serving member", async () => {
  const { ada, bob, cy } = await trio();
  const dee = await signUp("Dee");
  const room = await roomOf(ada, [bob, cy, dee]);
  await setRole(ada, room.id, dee.id, { role: "moderator" });
  await setRole(ada, room.id, cy.id, { role: "moderator" });
  await leaveRoom(ada, room.id);
  expect([await ownerOf(room.id), await roleOf(room.id, dee.id)]).toEqual([dee.id, "owner"]);
  expect(await joinRoom(ada, room.id)).toMatchObject({ room: { role: "member" } });
  await leaveRoom(dee, room.id);
  expect(await ownerOf(room.id)).toBe(cy.id);
  await leaveRoom(cy, room.id);
  expect(await ownerOf(room.id)).toBe(bob.id);
  expect((await db.member.findMany({ where: { roomId: room.id, role: "owner" } })).length).toBe(1);
});

test("a room that nobody is left in stays its owner's until somebody else joins", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada);
  await leaveRoom(ada, room.id);
  expect(await joinRoom(ada, room.id)).toMatchObject({ room: { role: "owner" } });
  await leaveRoom(ada, room.id);
  expect(await enter(bob, room)).toMatchObject({ room: { role: "owner" } });
  expect(await joinRoom(ada, room.id)).toMatchObject({ room: { role: "member" } });
});

test("a room whose owner's account goes passes on just so; who is banned inherits nothing", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [bob, cy]);
  await db.sanction.create({ data: { kind: "ban", userId: bob.id } });
  await db.user.delete({ where: { id: ada.id } });
  expect([await ownerOf(room.id), await roleOf(room.id, cy.id)]).toEqual([cy.id, "owner"]);
});

test("owner and heirs who leave all at once leave one owner among those who stay, and no deadlock", async () => {
  const { ada, bob, cy } = await trio();
  const rest = await names("Dee", "Eve");
  const room = await roomOf(ada, [bob, cy, ...rest]);
  const results = await whileHeld<unknown>(
    "room",
    [room.id],
    ...[ada, bob, cy].map((one) => () => leaveRoom(one, room.id)),
    ...rest.map((one) => () => say(one, room.id, "I stay")),
  );
  expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
  const owners = await db.member.findMany({ where: { roomId: room.id, role: "owner", leftAt: null } });
  expect(owners.map(({ userId }) => userId)).toEqual([await ownerOf(room.id)]);
  expect(rest.map(({ id }) => id)).toContain(owners[0]?.userId);
});

test("a room whose owner leaves never passes to who is being removed", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [bob, cy]);
  await whileHeld<unknown>(
    "room",
    [room.id],
    () => kick(ada, room.id, { userId: bob.id, reason: "" }),
    () => leaveRoom(ada, room.id),
  );
  expect([await ownerOf(room.id), await roleOf(room.id, cy.id)]).toEqual([cy.id, "owner"]);
});

test("an owner who leaves and comes back at once locks nobody up", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada, [bob]);
  const results = await whileHeld<unknown>(
    "room",
    [room.id],
    () => leaveRoom(ada, room.id),
    () => joinRoom(ada, room.id),
  );
  expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
});

test("the owner appoints moderators and gives the room away; both are told", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [bob, cy]);
  await setRole(ada, room.id, bob.id, { role: "moderator" });
  await updateRoom(bob, room.id, { topic: "By a moderator" });
  await transferRoom(ada, room.id, cy.id);
  expect(await ownerOf(room.id)).toBe(cy.id);
  expect([await roleOf(room.id, ada.id), await roleOf(room.id, cy.id)]).toEqual(["moderator", "owner"]);
  await expect(transferRoom(ada, room.id, ada.id)).rejects.toMatchObject(forbidden);
  await expect(setRole(cy, room.id, cy.id, { role: "member" })).rejects.toMatchObject(notFound);
  await leaveRoom(bob, room.id);
  await expect(transferRoom(cy, room.id, bob.id)).rejects.toMatchObject(notFound);
  const told = () =>
    db.notification.findMany({ where: { userId: { in: [bob.id, cy.id] }, kind: "room-role" } });
  await expect.poll(async () => (await told()).length).toBe(2);
});

test("members are listed owner first, then moderators, page by page, with who is here", async () => {
  const { ada, bob, cy } = await trio();
  const dee = await signUp("Dee");
  const room = await roomOf(ada, [bob, cy, dee]);
  await setRole(ada, room.id, dee.id, { role: "moderator" });
  await db.$executeRaw`UPDATE watching SET lease_expires_at = now() WHERE user_id = ${bob.id}::uuid`;
  const first = await listMembers(ada, room.id, { limit: 3 });
  expect(first.items.map(({ user, role, here }) => [user.id, role, here])).toEqual([
    [ada.id, "owner", true],
    [dee.id, "moderator", true],
    [bob.id, "member", false],
  ]);
  const rest = await listMembers(ada, room.id, { limit: 3, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({ items: [{ user: { id: cy.id } }], nextCursor: null });
  await expect(listMembers(bob, room.id, page)).rejects.toMatchObject(forbidden);
});

test("a link lets in as many as it says, until it ends, is renewed or revoked", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [], { visibility: "invitation" });
  await Promise.all([bob, cy].map((one) => watch(one, room.mediaId)));
  const once = await createInvite(ada, room.id, { maxUses: 1 });
  const both = await Promise.allSettled([bob, cy].map((one) => joinRoom(one, room.id, once.token)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [late, inside] = both[0]?.status === "rejected" ? [bob, cy] : [cy, bob];
  expect(await joinRoom(inside, room.id, once.token)).toMatchObject({ room: { role: "member" } });
  expect((await listInvites(ada, room.id)).find(({ id }) => id === once.id)).toMatchObject({ uses: 1 });

  const brief = await createInvite(ada, room.id, { minutes: 5 });
  expect(await findRoom(null, room.id, brief.token)).toMatchObject({ title: room.title });
  await db.$executeRaw`
    UPDATE room_invite SET created_at = created_at - interval '6 min', expires_at = expires_at - interval '6 min'
    WHERE id = ${brief.id}::uuid`;
  await expect(joinRoom(late, room.id, brief.token)).rejects.toMatchObject(notFound);
  expect(await findRoom(null, room.id, brief.token)).toBeNull();
  const renewed = await renewInvite(ada, room.id, brief.id);
  expect(Date.parse(renewed.expiresAt ?? "")).toBeGreaterThan(Date.now());
  await expect(joinRoom(late, room.id, brief.token)).rejects.toMatchObject(notFound);
  await revokeInvite(ada, room.id, renewed.id);
  await expect(joinRoom(late, room.id, renewed.token)).rejects.toMatchObject(notFound);
  await expect(revokeInvite(ada, room.id, renewed.id)).rejects.toMatchObject(notFound);
});

test("who was asked by name comes in whatever became of the link, and who comes back takes no second use", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [], { visibility: "invitation" });
  await Promise.all([bob, cy].map((one) => watch(one, room.mediaId)));
  const dead = await createInvite(ada, room.id, {});
  await revokeInvite(ada, room.id, dead.id);
  await addGuest(ada, room.id, bob.handle);
  expect(await joinRoom(bob, room.id, dead.token)).toMatchObject({ room: { role: "member" } });

  const twice = await createInvite(ada, room.id, { maxUses: 2 });
  for (let time = 0; time < 3; time += 1) {
    await joinRoom(cy, room.id, twice.token);
    await leaveRoom(cy, room.id);
  }
  expect((await listInvites(ada, room.id)).find(({ id }) => id === twice.id)).toMatchObject({ uses: 1 });
});

test("coming and going is paced, and so is asking the same person in again and again", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada);
  await watch(bob, room.mediaId);
  const limited = { code: "rate_limited" };
  for (let time = 0; time < 30; time += 1) {
    await joinRoom(bob, room.id);
    await leaveRoom(bob, room.id);
  }
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(limited);
  for (let time = 0; time < 5; time += 1) {
    await addGuest(ada, room.id, bob.handle);
    await declineInvitation(bob, room.id);
  }
  await expect(addGuest(ada, room.id, bob.handle)).rejects.toMatchObject(limited);
});

test("links end when a room is not by invitation any more; in a private room they were nothing", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada, [], { visibility: "invitation" });
  await watch(bob, room.mediaId);
  const token = await findInvite(ada, room.id, { renew: false });
  expect(await updateRoom(ada, room.id, { visibility: "private" })).toMatchObject({ epoch: 2 });
  await expect(joinRoom(bob, room.id, token)).rejects.toMatchObject(notFound);
  await expect(createInvite(ada, room.id, {})).rejects.toMatchObject(conflict);
  await updateRoom(ada, room.id, { visibility: "invitation" });
  await expect(joinRoom(bob, room.id, token)).rejects.toMatchObject(notFound);
});

test("into a private room come those who are named; they are told, see it, and may say no", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [], { visibility: "private" });
  await Promise.all([bob, cy].map((one) => watch(one, room.mediaId)));
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(notFound);
  await addGuest(ada, room.id, bob.handle);
  await addGuest(ada, room.id, bob.handle);
  await addGuest(ada, room.id, cy.handle);
  const told = () => db.notification.count({ where: { userId: bob.id, kind: "room-invitation" } });
  await expect.poll(told).toBe(1);
  expect((await listOwnRooms(bob, page)).items).toMatchObject([{ id: room.id, invited: true, role: null }]);
  await declineInvitation(cy, room.id);
  expect((await listOwnRooms(cy, page)).items).toEqual([]);
  await expect(joinRoom(cy, room.id)).rejects.toMatchObject(notFound);
  await joinRoom(bob, room.id);
  expect(await listGuests(ada, room.id)).toEqual([]);
  await expect(addGuest(ada, room.id, bob.handle)).rejects.toMatchObject(conflict);
  await expect(addGuest(ada, room.id, "no-such-person")).rejects.toMatchObject(notFound);
  await leaveRoom(bob, room.id);
  expect(await joinRoom(bob, room.id)).toMatchObject({ room: { role: "member" } });
  await kick(ada, room.id, { userId: bob.id, reason: "" });
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(notFound);
  await addGuest(ada, room.id, cy.handle);
  await removeGuest(ada, room.id, cy.id);
  await expect(joinRoom(cy, room.id)).rejects.toMatchObject(notFound);
});

test("where one left off is kept for every device, and when one leaves and comes back", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [bob]);
  for (const body of ["One", "Two", "Three"]) await say(ada, room.id, body);
  expect(await countUnread(bob)).toEqual({ unread: 3 });
  expect(await countUnread(bob, room.id)).toEqual({ unread: 0 });
  expect(await countUnread(ada)).toEqual({ unread: 0 });
  expect(await markRead(bob, room.id, 2)).toEqual({ readSeq: 2 });
  expect(await markRead(bob, room.id, 1)).toEqual({ readSeq: 2 });
  expect((await listOwnRooms(bob, page)).items).toMatchObject([{ id: room.id, unread: 1 }]);
  await leaveRoom(bob, room.id);
  expect(await countUnread(bob)).toEqual({ unread: 0 });
  const four = await say(ada, room.id, "Four");
  expect(await joinRoom(bob, room.id)).toMatchObject({ readSeq: 2, lastSeq: 4 });
  await deleteMessage(ada, room.id, four.id);
  expect(await countUnread(bob)).toEqual({ unread: 1 });
  expect(await markRead(bob, room.id, 2_000_000)).toEqual({ readSeq: 4 });
  expect(await enter(cy, room)).toMatchObject({ readSeq: 4 });
  expect(await countUnread(cy)).toEqual({ unread: 0 });
  const stranger = await signUp("Stranger");
  await expect(markRead(stranger, room.id, 4)).rejects.toMatchObject(forbidden);
});

test("one's rooms come page by page, most recently active first, counted up to a bound", async () => {
  const { ada, bob } = await trio();
  const rooms = [];
  for (let n = 0; n < 3; n++) rooms.push(await roomOf(ada, [bob], { title: `Room ${n}` }));
  const quiet = rooms[0];
  if (!quiet) throw new Error("There is no room.");
  await watch(ada, quiet.mediaId);
  await say(ada, quiet.id, "Not so quiet");
  await db.$executeRaw`
    INSERT INTO message (id, room_id, seq, rev, author_id, client_id, body)
    SELECT gen_random_uuid(), ${quiet.id}::uuid, n, n, ${ada.id}::uuid, gen_random_uuid(), 'x'
    FROM generate_series(2, 150) n`;
  await db.room.update({ where: { id: quiet.id }, data: { lastSeq: 150, lastRev: 150 } });
  const first = await listOwnRooms(bob, { limit: 2 });
  expect(first.items.map(({ title, unread }) => [title, unread])).toEqual([
    ["Room 0", 100],
    ["Room 2", 0],
  ]);
  const second = await listOwnRooms(bob, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.items.map(({ title }) => title)).toEqual(["Room 1"]);
  expect(second.nextCursor).toBeNull();
  expect(await countUnread(bob)).toEqual({ unread: 100 });
});

test("a closed room is opened again as it was, under a new epoch each time; a deleted one is gone", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada, [bob]);
  await say(bob, room.id, "Before");
  await closeRoom(ada, room.id);
  await expect(findHistory(bob, room.id, {})).rejects.toMatchObject(forbidden);
  expect((await listOwnRooms(bob, page)).items).toMatchObject([{ id: room.id, closed: true }]);
  expect(await reopenRoom(ada, room.id)).toMatchObject({ closed: false, epoch: 3, role: "owner" });
  expect(await findHistory(bob, room.id, {})).toMatchObject({ messages: [{ body: "Before" }] });
  expect(await reopenRoom(ada, room.id)).toMatchObject({ epoch: 3 });
  const heard = await listen(connect(bob), roomChannel(room.id, 3));
  await deleteRoom(ada, room.id);
  await expect.poll(() => heard.moved).toEqual([4]);
  await expect(findHistory(bob, room.id, {})).rejects.toMatchObject(notFound);
  expect((await listOwnRooms(bob, page)).items).toEqual([]);
  const lobby = await lobbyWith(ada);
  const staff = await signUp("Staff", { role: "moderator" });
  await expect(deleteRoom(staff, lobby.id)).rejects.toMatchObject(forbidden);
});

test("the room of a media that is gone is read by its members, and by nobody else; nobody writes or listens", async () => {
  const { ada, bob, cy } = await trio();
  const room = await roomOf(ada, [bob]);
  const said = await say(bob, room.id, "Kept");
  await watch(cy, room.mediaId);
  await db.media.update({ where: { id: room.mediaId }, data: { status: "removed" } });
  expect(await findRoomLink(bob, room.id)).toMatchObject({ archive: { id: room.id, role: "member" } });
  expect(await findHistory(bob, room.id, {})).toMatchObject({ messages: [{ body: "Kept" }] });
  expect(await markRead(bob, room.id, 1)).toEqual({ readSeq: 1 });
  expect((await listOwnRooms(bob, page)).items).toMatchObject([{ id: room.id, media: null }]);
  await expect(say(bob, room.id, "More")).rejects.toMatchObject(forbidden);
  await expect(deleteMessage(bob, room.id, said.id)).rejects.toMatchObject(forbidden);
  await expect(authorizeChannel(bob, "1.1", roomChannel(room.id, 1))).rejects.toMatchObject(forbidden);
  for (const who of [cy, null]) expect(await findRoomLink(who, room.id)).toBeNull();
  await expect(findHistory(cy, room.id, {})).rejects.toMatchObject(notFound);
  await expect(joinRoom(cy, room.id)).rejects.toMatchObject(notFound);
  await db.watching.deleteMany({ where: { mediaId: room.mediaId } });
  expect(await findHistory(bob, room.id, {})).toMatchObject({ lastSeq: 1 });
  await db.media.update({ where: { id: room.mediaId }, data: { status: "ready" } });
  await expect(findHistory(bob, room.id, {})).rejects.toMatchObject(forbidden);
});

test("who comes and goes is told in the room, and by heartbeats with one's role", async () => {
  const { ada, bob } = await trio();
  const room = await roomOf(ada);
  const counts: number[] = [];
  const roles: object[] = [];
  const pusher = connect(ada);
  await listen(pusher, roomChannel(room.id, 1));
  pusher
    .channel(roomChannel(room.id, 1))
    .bind("people", ({ count }: { count: number }) => counts.push(count));
  pusher.channel(roomChannel(room.id, 1)).bind("role", (event: object) => roles.push(event));
  await enter(bob, room);
  await joinRoom(bob, room.id);
  await setRole(ada, room.id, bob.id, { role: "moderator" });
  const inRoom = ({ rooms }: Awaited<ReturnType<typeof watch>>) => rooms.find(({ id }) => id === room.id);
  expect(inRoom(await watch(bob, room.mediaId))).toMatchObject({ people: 2, role: "moderator" });
  await db.$executeRaw`UPDATE watching SET lease_expires_at = now() WHERE user_id = ${bob.id}::uuid`;
  expect(inRoom(await watch(ada, room.mediaId))).toMatchObject({ people: 1, role: "owner" });
  expect(await findPeople(ada, room.id)).toMatchObject({ count: 1 });
  await leaveRoom(bob, room.id);
  await expect.poll(() => counts).toEqual([2, 1]);
  await expect.poll(() => roles).toEqual([{ userId: bob.id, role: "moderator" }]);
});
