import { z } from "zod";
import type { ReplyTo } from "../chat/schema";
import { id } from "../input";
import type { User } from "../users/schema";

export type HeldOutcome = "approved" | "rejected" | "expired";

/** A message that waits for the room's moderators, as its author sees it. `outcome`: null while it waits. */
export type Held = {
  id: string;
  roomId: string;
  clientId: string;
  body: string;
  mediaPositionMs: number | null;
  replyToId: string | null;
  createdAt: string;
  expiresAt: string;
  outcome: HeldOutcome | null;
};

/** The same as those see it who decide. `cause` is the rule that holds it. */
export type HeldMessage = Omit<Held, "replyToId"> & {
  author: User;
  room: { id: string; title: string; mediaId: string };
  replyTo: ReplyTo | null;
  cause: string;
};

/** The messages that wait in a room, oldest first; at most `MAX_HELD` of them. */
export type HeldPage = { items: HeldMessage[]; waiting: number };
export const MAX_HELD = 100;

/** `held` on a user's own channel: what became of a message of theirs. */
export type HeldEvent = { roomId: string; clientId: string; outcome: HeldOutcome };

/** `holding` on the channel of who keeps a room: so many messages wait there. */
export type HoldingEvent = { roomId: string; waiting: number };

/** Of one room, or, with null, of all that the viewer keeps. */
export const heldList = z.strictObject({ roomId: id.nullable() });

export const heldParams = z.strictObject({ id, heldId: id });

export const heldDecision = z.strictObject({ roomId: id, heldId: id, approve: z.boolean() });
export type HeldDecision = z.output<typeof heldDecision>;
