import "server-only";
import { notify } from "../notifications/data";
import { inBackground } from "../realtime/background";
import type { Access } from "../rooms/access-data";
import { asUser } from "../users/as-user";
import type { User } from "../users/schema";
import { EXCERPT } from "./limits";
import type { Message } from "./schema";

/** Whom a message is about: those whom it mentions, and who wrote what it answers. */
export type Concerned = { mentioned: readonly string[]; answered: string | null };

type Place = Pick<Access, "id" | "title" | "mediaId">;

/** Tells those whom a message concerns, each once, after its commit; the answer does not wait for it. */
export function tellConcerned(by: User, room: Place, message: Message, { mentioned, answered }: Concerned) {
  const data = {
    by: asUser(by),
    room: { id: room.id, title: room.title },
    mediaId: room.mediaId,
    messageId: message.id,
    seq: message.seq,
    excerpt: message.body.slice(0, EXCERPT).toWellFormed(),
  };
  const answer = answered && !mentioned.includes(answered) ? [answered] : [];
  if (mentioned.length + answer.length === 0) return;
  inBackground(async () => {
    try {
      await notify([...mentioned], "mention", data);
      await notify(answer, "reply", data);
    } catch (error) {
      // What was written is written; the message itself tells of it, too.
      console.error(error);
    }
  });
}
