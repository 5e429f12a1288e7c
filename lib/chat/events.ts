import type { Message, MessagesEvent } from "./schema";

/** Pusher refuses events above 10 KB; what is around the messages takes a few bytes. */
const MAX_MESSAGES_BYTES = 10_000 - Buffer.byteLength(JSON.stringify({ messages: [] }));

/** A message as all hear it. */
export type Heard = Omit<Message, "mine">;

/** The fewest events, in order, that carry these messages. */
export function eventsOf(messages: Heard[]): MessagesEvent[] {
  const events: MessagesEvent[] = [];
  let room = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(JSON.stringify(message)) + 1;
    const last = events.at(-1);
    if (size > MAX_MESSAGES_BYTES) {
      events.push({ messages: [], lastRev: message.rev });
      room = 0;
    } else if (last && size <= room) {
      last.messages.push(message);
      room -= size;
    } else {
      events.push({ messages: [message] });
      room = MAX_MESSAGES_BYTES - size;
    }
  }
  return events;
}
