import { randomUUID } from "node:crypto";
import { sendMessage } from "@/lib/chat/data";
import { createRoom } from "@/lib/rooms/data";
import { findInvite } from "@/lib/rooms/invites-data";
import { listRooms } from "@/lib/rooms/list-data";
import { joinRoom } from "@/lib/rooms/membership-data";
import type { Room, RoomInput } from "@/lib/rooms/schema";
import type { SignedIn } from "@/lib/viewer";
import { heartbeat } from "@/lib/watching/data";
import { makeMedia, signUp } from "./database";

type About = { id: string; mediaId: string };

/** Makes the viewer watch a media. */
export function watch(viewer: SignedIn, mediaId: string) {
  return heartbeat(viewer, { mediaId, positionMs: 0, state: "playing" });
}

/** Makes the viewer watch the room's media and join it. */
export async function enter(viewer: SignedIn, room: About, invite?: string) {
  await watch(viewer, room.mediaId);
  return joinRoom(viewer, room.id, invite);
}

/** The lobby of a new media, with these people in it. */
export async function lobbyWith(...people: SignedIn[]): Promise<Room> {
  const media = await makeMedia();
  const [lobby] = (await listRooms(null, media.id, { limit: 1 })).items;
  if (!lobby) throw new Error("There is no lobby.");
  for (const person of people) await enter(person, lobby);
  return lobby;
}

/** The lobby of a new media with two in it. */
export async function lobbyOfTwo() {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  return { ada, bob, room: await lobbyWith(ada, bob) };
}

/** A new room of `owner` about a new media, with these people in it besides. */
export async function roomOf(owner: SignedIn, people: SignedIn[] = [], input: Partial<RoomInput> = {}) {
  const media = await makeMedia();
  await watch(owner, media.id);
  const room = await createRoom(owner, media.id, { title: "A room", visibility: "public", ...input });
  const invite =
    room.visibility !== "invitation" ? undefined : await findInvite(owner, room.id, { renew: false });
  for (const person of people) await enter(person, room, invite);
  return room;
}

/** Sends what the room's rules let through. */
export async function send(...args: Parameters<typeof sendMessage>) {
  const sent = await sendMessage(...args);
  if ("held" in sent) throw new Error("The message is held.");
  return sent;
}

/** Sends a message, for tests that care for what comes of it. */
export async function say(viewer: SignedIn, roomId: string, body: string) {
  return (await send(viewer, roomId, { clientId: randomUUID(), body })).message;
}
