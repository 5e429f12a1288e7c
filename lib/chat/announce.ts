import "server-only";
import { roomChannel } from "../realtime/channels";
import { publish } from "../realtime/server";
import { COUNTED_PEOPLE } from "../rooms/schema";
import type { Message, RoomEvents } from "./schema";

/** Pusher refuses events above 10 KB. */
const MAX_EVENT_BYTES = 10_000;

/** Says something on the channel of one epoch of a room. Never throws: clients repair what they do not hear. */
export function announce<Name extends keyof RoomEvents>(
  room: { id: string; epoch: number },
  name: Name,
  event: RoomEvents[Name],
) {
  return publish(roomChannel(room.id, room.epoch), name, event);
}

/** Announces one new or changed message as all hear it, or only its `rev` when it is too large for an event. */
export function announceMessage(message: Message, epoch: number) {
  const { mine: _readers, ...heard } = message;
  const whole = { messages: [heard] };
  const fits = Buffer.byteLength(JSON.stringify(whole)) <= MAX_EVENT_BYTES;
  const event = fits ? whole : { messages: [], lastRev: message.rev };
  return announce({ id: message.roomId, epoch }, "messages", event);
}

/** Tells the listeners of an old epoch's channel that everything is said on the new one's from now on. */
export function announceMove(roomId: string, from: number, to: number) {
  return announce({ id: roomId, epoch: from }, "moved", { epoch: to });
}

/** Tells a room how many are there, when somebody came or went; above `COUNTED_PEOPLE` nobody minds who does. */
export async function announcePeople(room: { id: string; epoch: number }, count: number) {
  if (count <= COUNTED_PEOPLE) await announce(room, "people", { count });
}
