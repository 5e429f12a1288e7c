import { expect, test, vi } from "vitest";
import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { authorizeChannel } from "@/lib/chat/channel-data";
import { findHistory } from "@/lib/chat/history-data";
import type { Message } from "@/lib/chat/schema";
import { ban, kick, unban } from "@/lib/moderation/removal-data";
import { mediaChannel, roomChannel, userChannel } from "@/lib/realtime/channels";
import { publish } from "@/lib/realtime/server";
import { joinRoom } from "@/lib/rooms/membership-data";
import type { Room } from "@/lib/rooms/schema";
import { closeRoom, updateRoom } from "@/lib/rooms/settings-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { connect, listen } from "../support/listener";
import { lobbyWith, roomOf, say, send as sendMessage, watch } from "../support/rooms";

const socket = "1234.5678";
const channelOf = (room: Room) => roomChannel(room.id, room.epoch);
const bodies = (heard: { messages: { body: string }[] }) => heard.messages.map(({ body }) => body);
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

async function owned() {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  return { ada, bob, room: await roomOf(ada, [bob]) };
}

/** Events are heard by all, so they carry nothing of one reader's own. */
const asHeard = ({ mine: _, ...message }: Message) => message;

test("two people hear each other, messages as history has them", async () => {
  const { ada, bob, room } = await owned();
  const toAda = await listen(connect(ada), channelOf(room));
  const toBob = await listen(connect(bob), channelOf(room));
  await say(ada, room.id, "Hello Bob");
  await say(bob, room.id, "Hello Ada");
  const { messages } = await findHistory(ada, room.id, {});
  await soon(() => expect(toAda.messages).toEqual(messages.map(asHeard)));
  await soon(() => expect(toBob.messages).toEqual(messages.map(asHeard)));
});

test("edits and deletions are heard", async () => {
  const { ada, bob, room } = await owned();
  const heard = await listen(connect(bob), channelOf(room));
  const { id } = await say(ada, room.id, "One");
  const edited = await editMessage(ada, room.id, id, "Two");
  await soon(() => expect(heard.messages.slice(1)).toEqual([asHeard(edited)]));
  const deleted = await deleteMessage(ada, room.id, id);
  await soon(() => expect(heard.messages.slice(2)).toEqual([asHeard(deleted)]));
});

test("what is too large for an event is announced by its rev, and read from history", async () => {
  const { ada, bob, room } = await owned();
  const heard = await listen(connect(bob), channelOf(room));
  const large = await say(ada, room.id, "\u0001".repeat(2_000));
  await soon(() => expect(heard).toMatchObject({ messages: [], lastRevs: [1] }));
  expect((await findHistory(bob, room.id, { changedAfter: 0 })).messages).toEqual([large]);
  const wide = await say(ada, room.id, "字".repeat(2_000));
  await soon(() => expect(heard.messages).toEqual([asHeard(wide)]));
});

test("an event that the broker refuses is no success", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const channel = userChannel(crypto.randomUUID(), 1);
  expect(await publish(channel, "large", "x".repeat(11_000))).toBe(false);
  expect(warned).toHaveBeenCalledWith(expect.stringContaining("publish large failed"));
  expect(await publish(channel, "small", "x".repeat(9_000))).toBe(true);
  warned.mockRestore();
});

test("an event that never came is repaired from history", async () => {
  const { ada, bob, room } = await owned();
  const pusher = connect(bob);
  const heard = await listen(pusher, channelOf(room));
  await say(ada, room.id, "Heard");
  await soon(() => expect(heard.messages).toHaveLength(1));
  pusher.unsubscribe(channelOf(room));
  const missed = await say(ada, room.id, "Missed");
  const again = await listen(pusher, channelOf(room));
  const last = await say(ada, room.id, "Heard again");
  await soon(() => expect(again.messages).toEqual([asHeard(last)]));
  expect(again.messages[0]?.rev).toBe(3);
  const repair = await findHistory(bob, room.id, { changedAfter: 1 });
  expect(repair).toMatchObject({ messages: [missed, last], lastRev: 3 });
  expect(await watch(bob, room.mediaId)).toMatchObject({ rooms: [{ id: room.id, lastRev: 3 }] });
});

const strange: [string, (room: Room, viewer: SignedIn, other: SignedIn) => string][] = [
  ["no channel", () => ""],
  ["a public channel", ({ id }) => `room-${id}-1`],
  ["a presence channel", ({ id }) => `presence-room-${id}-1`],
  ["an encrypted channel", ({ id }) => `private-encrypted-room-${id}-1`],
  ["a cache channel", ({ id }) => `private-cache-room-${id}-1`],
  ["another prefix", ({ id }) => `Private-room-${id}-1`],
  ["no epoch", ({ id }) => `private-room-${id}`],
  ["an empty epoch", ({ id }) => `private-room-${id}-`],
  ["epoch 0", ({ id }) => `private-room-${id}-0`],
  ["epoch 01", ({ id }) => `private-room-${id}-01`],
  ["epoch +1", ({ id }) => `private-room-${id}-+1`],
  ["epoch -1", ({ id }) => `private-room-${id}--1`],
  ["epoch 1.0", ({ id }) => `private-room-${id}-1.0`],
  ["epoch 1e0", ({ id }) => `private-room-${id}-1e0`],
  ["an Arabic-Indic digit", ({ id }) => `private-room-${id}-١`],
  ["a full-width digit", ({ id }) => `private-room-${id}-１`],
  ["a future epoch", ({ id }) => `private-room-${id}-2`],
  ["a huge epoch", ({ id }) => `private-room-${id}-99999999999999999999`],
  ["a trailing newline", ({ id }) => `private-room-${id}-1\n`],
  ["a trailing space", ({ id }) => `private-room-${id}-1 `],
  ["a leading space", ({ id }) => ` private-room-${id}-1`],
  ["a second line", ({ id }) => `x\nprivate-room-${id}-1`],
  ["a NUL", ({ id }) => `private-room-${id}-1\0`],
  ["a tail", ({ id }) => `private-room-${id}-1-admin`],
  ["two names", ({ id }) => `private-room-${id}-1,private-room-${id}-1`],
  ["upper case", ({ id }) => `private-room-${id.toUpperCase()}-1`],
  ["braces", ({ id }) => `private-room-{${id}}-1`],
  ["no dashes", ({ id }) => `private-room-${id.replaceAll("-", "")}-1`],
  ["no UUID", () => "private-room-1-1"],
  ["an unknown room", () => `private-room-${crypto.randomUUID()}-1`],
  ["another user's channel", (_room, _viewer, { id }) => `private-user-${id}`],
  ["the own channel with a tail", (_room, { id }) => `private-user-${id}-1`],
  ["the own channel of another generation", (_room, { id }) => `private-user-${id}-2`],
  ["an unknown media", () => `private-media-${crypto.randomUUID()}`],
  ["every room", () => "private-room-*"],
  ["another noun", ({ id }) => `private-playlist-${id}-1`],
];

test.for(strange)("the signature of %s is refused", async ([, name]) => {
  const { ada, bob, room } = await owned();
  const refused = { code: expect.stringMatching(/^(forbidden|not_found)$/) };
  await expect(authorizeChannel(bob, socket, name(room, bob, ada))).rejects.toMatchObject(refused);
});

test("one's own channel, the media's and the room's are signed", async () => {
  const { bob, room } = await owned();
  for (const name of [userChannel(bob.id, 1), mediaChannel(room.mediaId), channelOf(room)]) {
    expect(await authorizeChannel(bob, socket, name)).toEqual({ auth: expect.stringContaining(":") });
  }
});

test("the channel of a media that one may not see is refused as a missing one", async () => {
  const ada = await signUp("Ada");
  const media = await makeMedia({ visibility: "private" });
  const refusal = authorizeChannel(ada, socket, mediaChannel(media.id));
  await expect(refusal).rejects.toMatchObject({ code: "not_found" });
});

test("a room's channel is refused to who is no member, has left, or does not watch", async () => {
  const { bob, room } = await owned();
  const cy = await signUp("Cy");
  await watch(cy, room.mediaId);
  const forbidden = { code: "forbidden" };
  await expect(authorizeChannel(cy, socket, channelOf(room))).rejects.toMatchObject(forbidden);
  await db.$executeRaw`UPDATE watching SET lease_expires_at = now() WHERE user_id = ${bob.id}::uuid`;
  await expect(authorizeChannel(bob, socket, channelOf(room))).rejects.toMatchObject(forbidden);
  await expect(listen(connect(bob), channelOf(room))).rejects.toBeDefined();
});

type Cut = { room: Room; ada: SignedIn; bob: SignedIn };
const cuts: [string, (cut: Cut) => Promise<unknown>][] = [
  ["a kick", ({ room, ada, bob }) => kick(ada, room.id, { userId: bob.id, reason: "" })],
  ["a ban", ({ room, ada, bob }) => ban(ada, room.id, { userId: bob.id, reason: "" })],
  ["a privacy change", ({ room, ada }) => updateRoom(ada, room.id, { visibility: "invitation" })],
];

test.for(cuts)("%s moves the room: the old channel hears that, and not a word more", async ([, cut]) => {
  const { ada, bob, room } = await owned();
  const old = await listen(connect(bob), channelOf(room));
  await say(ada, room.id, "Before");
  await soon(() => expect(bodies(old)).toEqual(["Before"]));
  await cut({ room, ada, bob });
  const now = { ...room, epoch: room.epoch + 1 };
  const fresh = await listen(connect(ada), channelOf(now));
  await say(ada, room.id, "After");
  await soon(() => expect(bodies(fresh)).toEqual(["After"]));
  await publish(channelOf(room), "marker", {});
  await soon(() => expect(old.events).toContain("marker"));
  await soon(() => expect(old.moved).toEqual([now.epoch]));
  expect(bodies(old)).toEqual(["Before"]);
  await expect(authorizeChannel(ada, socket, channelOf(room))).rejects.toMatchObject({ code: "forbidden" });
});

test("the kicked may come back, the banned may not until the ban is lifted", async () => {
  const { ada, bob, room } = await owned();
  const forbidden = { code: "forbidden" };
  await kick(ada, room.id, { userId: bob.id, reason: "" });
  await expect(findHistory(bob, room.id, {})).rejects.toMatchObject(forbidden);
  const { channel } = await joinRoom(bob, room.id);
  expect(channel).toBe(roomChannel(room.id, 2));
  await ban(ada, room.id, { userId: bob.id, reason: "Spam" });
  await expect(joinRoom(bob, room.id)).rejects.toMatchObject(forbidden);
  await expect(authorizeChannel(bob, socket, roomChannel(room.id, 3))).rejects.toMatchObject(forbidden);
  await unban(ada, room.id, bob.id);
  expect(await joinRoom(bob, room.id)).toMatchObject({ channel: roomChannel(room.id, 3) });
});

test("a closed room says so on its channel, and lets nobody in", async () => {
  const { ada, bob, room } = await owned();
  const heard = await listen(connect(bob), channelOf(room));
  await closeRoom(ada, room.id);
  await soon(() => expect(heard.moved).toEqual([2]));
  const closed = { code: "forbidden", message: "This room is closed." };
  await expect(authorizeChannel(bob, socket, roomChannel(room.id, 2))).rejects.toMatchObject(closed);
  await expect(say(ada, room.id, "Anyone?")).rejects.toMatchObject(closed);
  await expect(findHistory(bob, room.id, {})).rejects.toMatchObject(closed);
});

test.for([
  ["a send", (ada: SignedIn, room: Room) => say(ada, room.id, "Ten minutes later")],
  ["a heartbeat", (ada: SignedIn, room: Room) => watch(ada, room.mediaId)],
] as const)("%s gives up a channel that is ten minutes old", async ([, touch]) => {
  const { ada, bob, room } = await owned();
  const heard = await listen(connect(bob), channelOf(room));
  await db.$executeRaw`UPDATE room SET epoch_started_at = now() - interval '11 minutes' WHERE id = ${room.id}::uuid`;
  await Promise.all([touch(ada, room), touch(bob, room)]);
  await soon(() => expect(heard.moved).toEqual([2]));
  expect(heard.messages).toEqual([]);
  expect(await watch(bob, room.mediaId)).toMatchObject({ rooms: [{ id: room.id, epoch: 2 }] });
});

test("a rename is heard by everyone, without anyone's role", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  const pusher = connect(bob);
  await listen(pusher, channelOf(room));
  const said = new Promise((resolve) => pusher.channel(channelOf(room)).bind("room", resolve));
  await updateRoom(ada, room.id, { title: "Better title" });
  expect(await said).toMatchObject({ room: { id: room.id, title: "Better title", role: null, epoch: 1 } });
});

test("sends of 20 people reach a listener whole, in whatever order", async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => signUp(`Person${n}`)));
  const room = await lobbyWith(...people);
  const heard = await listen(connect(people[0] as SignedIn), channelOf(room));
  const clientId = () => crypto.randomUUID();
  await Promise.all(people.map((p) => sendMessage(p, room.id, { clientId: clientId(), body: p.handle })));
  await soon(() => expect(heard.messages).toHaveLength(20));
  expect(new Set(heard.messages.map(({ seq }) => seq)).size).toBe(20);
});
