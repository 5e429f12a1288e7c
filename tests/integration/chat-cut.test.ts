import { setTimeout as sleep } from "node:timers/promises";
import type Pusher from "pusher-js";
import { expect, test, vi } from "vitest";
import { authorizeChannel } from "@/lib/chat/channel-data";
import { findHistory } from "@/lib/chat/history-data";
import type { Message, MessagesEvent } from "@/lib/chat/schema";
import { ban, kick } from "@/lib/moderation/removal-data";
import { roomChannel } from "@/lib/realtime/channels";
import { leaveRoom } from "@/lib/rooms/membership-data";
import type { Room } from "@/lib/rooms/schema";
import { updateRoom } from "@/lib/rooms/settings-data";
import type { SignedIn } from "@/lib/viewer";
import { db, signUp } from "../support/database";
import { connect } from "../support/listener";
import { roomOf, say, watch } from "../support/rooms";

type Scene = { ada: SignedIn; eve: SignedIn; room: Room; secret: string; broker: Pusher; heard: string[] };
type Cut = (scene: Scene) => Promise<unknown>;

const TOGETHER = 25;
/** An event that is on its way when the last message is stored has arrived by then. */
const STRAGGLERS_MS = 1_000;

const removal = (eve: SignedIn) => ({ userId: eve.id, reason: "" });

/** Each takes away what lets Eve read on. */
const cuts: Record<string, Cut> = {
  ban: ({ ada, eve, room }) => ban(ada, room.id, removal(eve)),
  kick: ({ ada, eve, room }) => kick(ada, room.id, removal(eve)),
  /** Somebody who has left, and listens on, until the room is for others only. */
  privacy: ({ ada, room }) => updateRoom(ada, room.id, { visibility: "private" }),
  /** The lease is over; what is heard meanwhile ends with the epoch, which any member's heartbeat turns when it is due. */
  async lease(scene) {
    const { ada, room } = scene;
    await endLease(scene);
    await db.$executeRaw`UPDATE room SET epoch_started_at = now() - interval '11 minutes' WHERE id = ${room.id}::uuid`;
    await watch(ada, room.mediaId);
  },
};

function endLease({ eve, room }: Scene) {
  return db.watching.updateMany({
    where: { userId: eve.id, mediaId: room.mediaId },
    data: { leaseExpiresAt: new Date(0) },
  });
}

const succeeds = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

/** Eve in front of a room of Ada's, on a connection of her own that tells all it hears, whatever the channel. */
async function makeScene(): Promise<Scene> {
  const [ada, eve] = await Promise.all([signUp("Ada"), signUp("Eve")]);
  const room = await roomOf(ada, [eve]);
  const broker = connect(eve);
  const heard: string[] = [];
  const keep = (messages: Message[]) => heard.push(...messages.map(({ body }) => body));
  broker.bind("messages", ({ messages }: MessagesEvent) => keep(messages));
  await vi.waitFor(() => expect(broker.connection.state).toBe("connected"), { timeout: 20_000, interval: 5 });
  return { ada, eve, room, secret: `Not for Eve: ${room.id}`, broker, heard };
}

async function sign({ eve, room, broker }: Scene, epoch: number) {
  const name = roomChannel(room.id, epoch);
  const { auth } = await authorizeChannel(eve, broker.connection.socket_id, name);
  return auth;
}

/** As somebody would who has kept a signature: nobody is asked for another one. */
function subscribe({ broker, room }: Scene, epoch: number, auth: string) {
  const channel = roomChannel(room.id, epoch);
  broker.send_event("pusher:unsubscribe", { channel });
  broker.send_event("pusher:subscribe", { channel, auth });
}

async function read({ eve, room, heard }: Scene) {
  const { messages } = await findHistory(eve, room.id, {});
  heard.push(...messages.map(({ body }) => body));
}

/** Eve does all she may while the cut falls somewhere in between, then all she may not. Resolves to what she still can. */
async function interleave(scene: Scene, cut: Cut, number: number): Promise<string[]> {
  const { ada, eve, room, secret } = scene;
  const auth = await sign(scene, room.epoch);
  subscribe(scene, room.epoch, auth);
  if (cut === cuts.privacy) await leaveRoom(eve, room.id);
  const attempts = [
    () => cut(scene),
    () => say(ada, room.id, "Before or after"),
    () => say(eve, room.id, "Eve was here"),
    () => read(scene),
    () => sign(scene, room.epoch),
  ];
  const spread = attempts.map(async (attempt, place) => {
    await sleep((number * (place + 3)) % 11);
    return attempt();
  });
  await Promise.allSettled(spread);
  await spread[0];
  await say(ada, room.id, secret);
  const { epoch } = await db.room.findUniqueOrThrow({ where: { id: room.id }, select: { epoch: true } });
  const can = {
    read: await succeeds(read(scene)),
    send: await succeeds(say(eve, room.id, "Eve is still here")),
    "have the old channel signed": await succeeds(sign(scene, room.epoch)),
    "have the new channel signed": await succeeds(sign(scene, epoch)),
  };
  subscribe(scene, room.epoch, auth);
  if (epoch !== room.epoch) subscribe(scene, epoch, auth);
  await say(ada, room.id, secret);
  return Object.entries(can).flatMap(([what, may]) => (may ? what : []));
}

/** Plays a cut many times over. Resolves to the scenes, and to what Eve could still do in them, each with how often. */
async function play(cut: Cut, times: number) {
  const scenes: Scene[] = [];
  const can: Record<string, number> = {};
  for (let first = 0; first < times; first += TOGETHER) {
    const group = Array.from({ length: Math.min(TOGETHER, times - first) }, async (_, index) => {
      const scene = await makeScene();
      scenes.push(scene);
      for (const what of await interleave(scene, cut, first + index)) can[what] = (can[what] ?? 0) + 1;
    });
    await Promise.all(group);
  }
  return { scenes, can };
}

const hears = ({ heard, secret }: Scene) => heard.includes(secret);

test.each(Object.keys(cuts))(
  "after a cut by %s nothing reaches who was cut off, in 250 interleavings",
  {
    timeout: 180_000,
  },
  async (name) => {
    const { scenes, can } = await play(cuts[name] as Cut, 250);
    expect(can).toEqual({});
    await sleep(STRAGGLERS_MS);
    expect(scenes.filter(hears)).toEqual([]);
  },
);

test("without a new epoch the same scenes leak: who was cut off hears on", { timeout: 60_000 }, async () => {
  const { scenes } = await play(endLease, 10);
  await vi.waitFor(() => expect(scenes.every(hears)).toBe(true), { timeout: 20_000 });
});

test("without asking for rights the same scenes leak: a new epoch alone keeps nobody out", {
  timeout: 60_000,
}, async () => {
  const turn: Cut = ({ room }) =>
    db.room.update({ where: { id: room.id }, data: { epoch: { increment: 1 } } });
  const { scenes, can } = await play(turn, 10);
  expect(can).toEqual({ read: 10, send: 10, "have the new channel signed": 10 });
  await vi.waitFor(() => expect(scenes.every(hears)).toBe(true), { timeout: 20_000 });
});
