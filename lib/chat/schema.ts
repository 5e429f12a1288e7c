import { z } from "zod";
import { id, isStorable, text } from "../input";
import type { MemberRole, Room } from "../rooms/schema";
import type { User } from "../users/schema";
import { isEmoji, normalEmoji } from "./emoji";
import { MAX_BODY, MAX_QUERY } from "./limits";

export const HISTORY_PAGE = 50;
export const MAX_HISTORY_PAGE = 300;

/**
 * What a reply shows of the message it answers: its first 140 characters, none once it is deleted or hidden; and by whom
 * and at which moment it was written, so that it is kept from whoever the message itself is kept from.
 */
export type ReplyTo = Pick<Message, "id" | "seq" | "body" | "mediaPositionMs"> & {
  authorId: string;
  authorName: string;
};

/** How many reacted to a message with this emoji, those who came first in front. */
export type Reaction = { emoji: string; count: number };

/** A user whom a message mentions: where its body says `@handle`, in whatever case, this user is meant. */
export type Mention = { id: string; handle: string };

/**
 * A message as the HTTP contract shows it; times as ISO 8601. `seq` is its place in the room and never changes; `rev`
 * grows with every change, so of two copies the one with the higher `rev` counts. Deleted: `body` is "", and nothing
 * hangs on it any more. Hidden (it waits for moderators): `body` is "" for everyone who reads the room.
 */
export type Message = {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  clientId: string;
  author: User;
  body: string;
  mentions: Mention[];
  mediaPositionMs: number | null;
  replyTo: ReplyTo | null;
  reactions: Reaction[];
  /**
   * The emoji that the reader reacted with. Only in what is answered to them (history, their own changes): events are
   * heard by all and carry none, so whoever has a copy keeps its `mine` when a higher `rev` brings none. What they do
   * on another device comes as `reacted` on their own channel.
   */
  mine?: string[];
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  pinnedAt: string | null;
  hidden: boolean;
};

/**
 * A page of history, read in one snapshot; `lastSeq` and `lastRev` are the room's in that snapshot. With
 * `changedAfter` the messages come by `rev`: while a page has as many messages as its limit, go on after the last
 * one's `rev`; a page that is not full completes the repair, and its `lastRev` is then the highest contiguous one
 * (a message changed twice leaves a rev behind that nobody ever sees). `around` answers the message with that seq (or
 * where it would be) with as many before as after it. Without `limit`, `changedAfter` pages hold
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

/** `typing` on a room's channel: somebody writes; it holds for `TYPING_MS` from when it is heard, unless they send. */
export type TypingEvent = { user: User };

/**
 * `reacted` on a user's own channel: what they react with now, on whichever device they did it. Of two, the one with
 * the higher `rev` counts. `mine` is all of it, as in `Message`.
 */
export type ReactedEvent = { roomId: string; messageId: string; seq: number; rev: number; mine: string[] };

/** The messages pinned in a room, the last pinned first. */
export type Pins = { messages: Message[] };

/** A message that a search found; where in its `body`, in UTF-16 code units from its start: `[from, to)`. */
export type SearchHit = { message: Message; matches: [from: number, to: number][] };

/** A page of what a search found, newest first. */
export type SearchPage = { items: SearchHit[]; nextCursor: string | null };

/** Whom one may mention in a room, best matches first; at most `MENTIONABLE` of them. */
export type Mentionable = { people: User[] };

/** The events of a room's channel, by name. */
export type RoomEvents = {
  messages: MessagesEvent;
  moved: MovedEvent;
  room: RoomEvent;
  people: PeopleEvent;
  role: RoleEvent;
  typing: TypingEvent;
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

/** One emoji, as people see it: with its presentation selector where it needs one. */
export const reactionInput = z.strictObject({
  emoji: z.string().max(64).refine(isEmoji, "One emoji, please.").transform(normalEmoji),
});

/** What to search for: every word of it, anywhere in a message, in whatever case and with or without accents. */
export const messageSearchQuery = z.strictObject({
  query: text(1, MAX_QUERY),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type MessageSearchQuery = z.output<typeof messageSearchQuery>;

/** The beginning of a handle or of a word of a name, without the `@`; empty for whoever is here. */
export const mentionableQuery = z.strictObject({ query: text(0, 60).default("") });

/** A whole number in a query, in plain digits, that fits the database's integers. */
export const whole = z
  .string()
  .regex(/^[0-9]{1,10}$/, "A whole number, please.")
  .transform(Number)
  .pipe(z.number().max(2_147_483_647));

export const historyQuery = z
  .strictObject({
    before: whole.optional(),
    after: whole.optional(),
    changedAfter: whole.optional(),
    around: whole.optional(),
    limit: whole.pipe(z.number().min(1).max(MAX_HISTORY_PAGE)).optional(),
  })
  .refine(
    ({ before, after, changedAfter, around }) =>
      [before, after, changedAfter, around].filter((cursor) => cursor !== undefined).length <= 1,
    "Only one of before, after, changedAfter and around, please.",
  );
export type HistoryQuery = z.output<typeof historyQuery>;

/** What pusher-js asks when it wants a channel signed. Whether the name denotes a channel is not decided here. */
export const channelRequest = z.strictObject({
  socket_id: z.string().regex(/^[0-9]{1,20}\.[0-9]{1,20}$/, "That is not a socket id."),
  channel_name: z.string().min(1).max(200).refine(isStorable, "That is not a channel name."),
});
