import { z } from "zod";
import { id, isStorable, text } from "../input";
import type { MemberRole, Room } from "../rooms/schema";
import type { User } from "../users/schema";
import { MAX_BODY } from "./limits";

export const HISTORY_PAGE = 50;
export const MAX_HISTORY_PAGE = 300;

/** What a reply shows of the message it answers: its first 140 characters, none once it is deleted. */
export type ReplyTo = { id: string; seq: number; authorName: string; body: string };

/**
 * A message as the HTTP contract shows it; times as ISO 8601. `seq` is its place in the room and never changes; `rev`
 * grows with every change, so of two copies the one with the higher `rev` counts. Deleted: `body` is "".
 */
export type Message = {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  clientId: string;
  author: User;
  body: string;
  mediaPositionMs: number | null;
  replyTo: ReplyTo | null;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
};

/**
 * A page of history, read in one snapshot; `lastSeq` and `lastRev` are the room's in that snapshot. With
 * `changedAfter` the messages come by `rev`: while a page has as many messages as its limit, go on after the last
 * one's `rev`; a page that is not full completes the repair, and its `lastRev` is then the highest contiguous one
 * (a message changed twice leaves a rev behind that nobody ever sees). Without `limit`, `changedAfter` pages hold
 * `MAX_HISTORY_PAGE` messages, the others `HISTORY_PAGE`.
 */
export type History = { messages: Message[]; lastSeq: number; lastRev: number };

/**
 * `messages` on a room's channel: new and changed messages. What would not fit into one event comes as
 * `{ messages: [], lastRev }`: whoever is behind `lastRev` fetches `changedAfter` what they have.
 */
export type MessagesEvent = { messages: Message[]; lastRev?: number };

/**
 * `moved` on a room's old channel: from now on everything is said on the channel of `epoch` only. Ask for a new
 * signature, then repair through `changedAfter`; a refusal says why one is no longer let in.
 */
export type MovedEvent = { epoch: number };

/** `room` on a room's channel: its title, its topic or its visibility changed. `room.role` is null here. */
export type RoomEvent = { room: Room };

/** `people` on a room's channel: somebody came or went. */
export type PeopleEvent = { count: number };

/** `role` on a room's channel: somebody has another role now. */
export type RoleEvent = { userId: string; role: MemberRole };

/** The events of a room's channel, by name. */
export type RoomEvents = {
  messages: MessagesEvent;
  moved: MovedEvent;
  room: RoomEvent;
  people: PeopleEvent;
  role: RoleEvent;
};

const body = text(1, MAX_BODY);

export const messageInput = z.strictObject({
  clientId: id,
  body,
  mediaPositionMs: z.int().min(0).max(2_147_483_647).nullish(),
  replyToId: id.nullish(),
});
export type MessageInput = z.output<typeof messageInput>;

export const messageChange = z.strictObject({ body });
export const messageParams = z.strictObject({ id, messageId: id });

/** A whole number in a query, in plain digits, that fits the database's integers. */
const whole = z
  .string()
  .regex(/^[0-9]{1,10}$/, "A whole number, please.")
  .transform(Number)
  .pipe(z.number().max(2_147_483_647));

export const historyQuery = z
  .strictObject({
    before: whole.optional(),
    after: whole.optional(),
    changedAfter: whole.optional(),
    limit: whole.pipe(z.number().min(1).max(MAX_HISTORY_PAGE)).optional(),
  })
  .refine(
    ({ before, after, changedAfter }) =>
      [before, after, changedAfter].filter((cursor) => cursor !== undefined).length <= 1,
    "Only one of before, after and changedAfter, please.",
  );
export type HistoryQuery = z.output<typeof historyQuery>;

/** What pusher-js asks when it wants a channel signed. Whether the name denotes a channel is not decided here. */
export const channelRequest = z.strictObject({
  socket_id: z.string().regex(/^[0-9]{1,20}\.[0-9]{1,20}$/, "That is not a socket id."),
  channel_name: z.string().min(1).max(200).refine(isStorable, "That is not a channel name."),
});
