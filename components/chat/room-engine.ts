import { type Heartbeat, hasLapsed, onHeartbeat } from "@/components/player/watching";
import { wakeBroker } from "@/components/realtime/broker";
import { onUserEvent } from "@/components/realtime/user-events";
import { COUNTED_PEOPLE } from "@/components/rooms/people-count";
import { refreshUnreadOf } from "@/components/rooms/unread-store";
import { reconcile } from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";
import { type ChangeEvent, isLoaded, needsRepair, noticeRev, receive } from "@/lib/chat/sync";
import type { Joined, MemberRole, Room } from "@/lib/rooms/schema";
import { type RequestError, request } from "./api";
import { RoomChanges } from "./room-changes";
import { RoomChannel } from "./room-channel";
import { RoomFolds } from "./room-folds";
import { RoomHistory } from "./room-history";
import { type Draft, RoomOutbox } from "./room-outbox";
import { RoomReactions } from "./room-reactions";
import { RoomReading } from "./room-reading";
import { RoomStanding } from "./room-standing";
import { createRoomStore, type RoomStore } from "./room-state";
import { spoilerChoice } from "./spoiler-choice";
import { loadOutbox } from "./unsent-storage";

const POLL_MS = 3_000;
/** The share of the time that a poll may take, so that a slow site is asked less, and how long it may rest for that. */
const POLLS_A_FIFTH = 5;
const LONGEST_POLL_MS = 10_000;
const GAP_SETTLES_MS = 120;
const OUTSIDE = new Set(["unauthenticated", "forbidden", "not_found"]);

/**
 * One joined room, kept right whatever gets lost: events are only a hint, and everything missing is fetched (DESIGN:
 * chat that is never lost and never leaks). `start` once, `stop` once.
 */
export class RoomEngine {
  readonly store: RoomStore;
  /** Changes messages that are there: each rejects when the server refuses. */
  readonly changes: RoomChanges;
  readonly folds: RoomFolds;
  private readonly reactions: RoomReactions;
  private readonly history: RoomHistory;
  private readonly channel: RoomChannel;
  private readonly outbox: RoomOutbox;
  private readonly standing: RoomStanding;
  private readonly reading: RoomReading;
  private readonly ending = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAt = Number.POSITIVE_INFINITY;

  constructor(
    joined: Joined,
    private readonly viewerId: string,
  ) {
    const { room } = joined;
    const outbox = loadOutbox(viewerId, room.id);
    this.store = createRoomStore(joined, outbox, spoilerChoice(room.mediaId));
    const stored = (message: Message) => this.receive({ messages: [message] });
    this.changes = new RoomChanges(this.store, stored);
    this.folds = new RoomFolds(this.store);
    this.reactions = new RoomReactions(this.store, stored);
    this.reading = new RoomReading(this.store, () => void refreshUnreadOf(room.id));
    this.standing = new RoomStanding(this.store, this.takeRoom);
    this.history = new RoomHistory(this.store, this.failed, () => this.reading.farEnd());
    this.outbox = new RoomOutbox(this.store, viewerId, {
      stored,
      remove: this.changes.remove,
      stillInside: () => this.isStillInside(),
    });
    this.channel = new RoomChannel(room.id, {
      messages: this.receive,
      room: this.takeRoom,
      moved: (epoch) =>
        this.channel.follow(epoch, 50 + Math.min(3_000, 10 * this.store.getState().room.people)),
      people: (count) => this.setPeople(count),
      role: ({ userId, role }) => userId === viewerId && this.setRole(role),
      refused: () => void this.afterRefusal(),
      live: this.setLive,
    });
  }

  start() {
    const { signal } = this.ending;
    signal.addEventListener("abort", onHeartbeat(this.compare));
    signal.addEventListener("abort", onUserEvent("reacted", this.reactions.hear));
    signal.addEventListener("abort", onUserEvent("held", this.outbox.hearHeld));
    window.addEventListener("online", () => this.wake(), { signal });
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    window.addEventListener("pagehide", () => this.reading.flush(), { signal });
    void this.channel.start(this.store.getState().room.epoch);
    void this.catchUp().then(() => this.outbox.flush());
    void this.outbox.syncHeld();
  }

  stop() {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    clearTimeout(this.timer);
    this.standing.stop();
    this.reading.stop();
    this.channel.stop();
    this.outbox.stop();
  }

  send = (draft: Draft) => this.outbox.add(draft);
  retry = (clientId: string) => this.outbox.retry(clientId);
  discard = (clientId: string) => this.outbox.discard(clientId);
  loadOlder = () => this.history.loadOlder();
  loadNewer = () => this.history.loadNewer();
  openAtEnd = () => this.history.openAtEnd();
  react = (message: Message, emoji: string) => this.reactions.toggle(message, emoji);

  /** Leads to a message, wherever in the conversation it is. */
  jumpTo = (seq: number) => this.history.openAround(seq);

  /** So far one has read, up to the seq that is in sight. */
  setSeen = (seq: number) => this.reading.saw(seq);

  /** Whether the conversation is on the screen, or something else in its place. */
  setShown = (shown: boolean) => this.reading.setShown(shown);

  /** Whether the reader is at the newest message. */
  setAtEnd = (atEnd: boolean) => {
    this.reading.setAtEnd(atEnd);
    this.history.trim();
  };

  /** What everybody hears does not say the viewer's role, nor count a crowd to its end. */
  takeRoom = (room: Room) =>
    this.store.setState(({ room: before }) => {
      const people = room.people > COUNTED_PEOPLE ? Math.max(room.people, before.people) : room.people;
      return { room: { ...room, people, role: room.role ?? before.role } };
    });

  setPeople = (people: number) => this.store.setState(({ room }) => ({ room: { ...room, people } }));

  private setRole(role: MemberRole) {
    this.store.setState(({ room }) => ({ room: { ...room, role } }));
  }

  /** The tab was left or come back to. */
  private look() {
    if (document.visibilityState !== "visible") return this.reading.flush();
    this.markNew();
    this.reading.follow();
    void this.wake();
    void this.standing.ask();
  }

  /** What came while nobody looked is new. */
  private markNew() {
    const { timeline, readSeq } = this.store.getState();
    if (isLoaded(timeline) && timeline.lastSeq > readSeq) this.store.setState({ newAfter: readSeq });
  }

  private readonly receive = (event: ChangeEvent) => {
    const before = this.store.getState().timeline;
    const timeline = receive(before, event);
    this.store.setState({ timeline, changed: event.messages });
    this.outbox.update((outbox) => reconcile(outbox, event.messages, this.viewerId));
    this.history.trim();
    this.reading.follow();
    if (needsRepair(timeline)) this.schedule(GAP_SETTLES_MS * (1 + 2 * Math.random()));
  };

  private readonly setLive = (live: boolean) => {
    const { live: before } = this.store.getState();
    this.store.setState({ live });
    if (live) {
      void this.catchUp();
      this.standing.live();
    } else if (before) this.schedule(Math.random() * POLL_MS);
  };

  private readonly compare = ({ mediaId, rooms }: Heartbeat) => {
    const { room } = this.store.getState();
    const position = rooms.find(({ id }) => id === room.id);
    if (!position) return void (mediaId === room.mediaId && this.catchUp());
    this.channel.follow(position.epoch, 1_000);
    this.setRole(position.role);
    if (position.people !== null) this.setPeople(position.people);
    this.store.setState(({ timeline }) => ({ timeline: noticeRev(timeline, position.lastRev) }));
    const { reachable, timeline } = this.store.getState();
    if (!reachable) void this.wake();
    else if (needsRepair(timeline)) void this.catchUp();
  };

  private async catchUp() {
    if (this.ending.signal.aborted) return;
    const began = Date.now();
    await this.history.catchUp();
    this.history.trim();
    this.reading.follow();
    const { live, reachable, timeline, outbox } = this.store.getState();
    this.outbox.update(() => reconcile(outbox, timeline.messages, this.viewerId));
    if (live && reachable && isLoaded(timeline)) return;
    const rest = Math.min(LONGEST_POLL_MS, POLLS_A_FIFTH * (Date.now() - began));
    this.schedule(Math.max(POLL_MS, rest) * (1 + Math.random() / 3));
  }

  /** Catches up after `delay`, unless that is due sooner already. */
  private schedule(delay: number) {
    const at = Date.now() + delay;
    if (this.ending.signal.aborted || at >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = at;
    this.timer = setTimeout(() => {
      this.timerAt = Number.POSITIVE_INFINITY;
      void this.catchUp();
    }, delay);
  }

  private async wake() {
    void wakeBroker();
    await this.catchUp();
    if (!this.store.getState().reachable) return;
    this.outbox.retry();
    if (this.store.getState().outbox.some(({ state }) => state === "held")) void this.outbox.syncHeld();
  }

  private async isStillInside() {
    await this.catchUp();
    const { shutOut, reachable } = this.store.getState();
    return reachable && shutOut === null;
  }

  private async afterRefusal() {
    await this.catchUp();
    if (this.ending.signal.aborted) return;
    try {
      const path = `/api/rooms/${this.store.getState().room.id}/join`;
      const { room } = await request<Joined>(path, { method: "POST", body: {} });
      this.takeRoom(room);
      this.channel.follow(room.epoch, 0);
    } catch {
      // Told by the next look at the messages, which comes with the retry.
    }
    this.channel.retry();
  }

  private readonly failed = (error: RequestError) => {
    const { room } = this.store.getState();
    const passes = !OUTSIDE.has(error.code) || (error.code === "forbidden" && hasLapsed(room.mediaId));
    if (passes) return this.store.setState({ reachable: false });
    this.store.setState({ shutOut: error, live: false });
    this.stop();
  };
}
