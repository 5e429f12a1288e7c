import { v7 as uuid } from "uuid";
import {
  discard,
  enqueue,
  keepHeld,
  markFailed,
  markSending,
  nextRetryAt,
  nextToSend,
  type Outbox,
  refuseHeld,
  retryNow,
  takeHeld,
  type Unsent,
} from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";
import type { Held, HeldEvent } from "@/lib/moderation/held-schema";
import { RequestError, request } from "./api";
import type { RoomStore } from "./room-state";
import { saveOutbox } from "./unsent-storage";

export type Draft = { body: string; mediaPositionMs?: number; replyToId?: string };

type Answer = { message: Message } | { held: Held };

type Handlers = {
  stored: (message: Message) => void;
  remove: (messageId: string) => Promise<void>;
  /** The server refused: true when one is still in the room, so that the refusal is about this message. */
  stillInside: () => Promise<boolean>;
};

/** Sends what is written, one after the other, and never forgets it before the room has it. */
export class RoomOutbox {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  /** Discarded while on their way: what has got there all the same is taken back. */
  private readonly unwanted = new Set<string>();

  constructor(
    private readonly store: RoomStore,
    private readonly viewerId: string,
    private readonly handlers: Handlers,
  ) {}

  add(draft: Draft) {
    this.update((outbox) => enqueue(outbox, { ...draft, clientId: uuid(), writtenAt: Date.now() }));
    this.flush();
  }

  retry(clientId?: string) {
    this.update((outbox) => retryNow(outbox, clientId));
    this.flush();
  }

  /**
   * One that waits for moderators is withdrawn, and one on its way is deleted should it get there. Where that does not
   * get through, it is there again.
   */
  discard(clientId: string) {
    const one = this.store.getState().outbox.find((each) => each.clientId === clientId);
    if (one?.state === "held") this.withdraw(one.heldId);
    if (one?.state === "sending") this.unwanted.add(clientId);
    this.update((outbox) => discard(outbox, clientId));
    this.flush();
  }

  /** Asks what became of what waits for moderators, written here or on another device. */
  async syncHeld() {
    try {
      const { items } = await request<{ items: Held[] }>(this.path("held"));
      this.update((outbox) => takeHeld(outbox, items, Date.now()));
    } catch (error) {
      // Told when it is decided, or asked again with the next look.
      if (!(error instanceof RequestError)) throw error;
    }
  }

  readonly hearHeld = ({ roomId, clientId, outcome }: HeldEvent) => {
    if (roomId !== this.store.getState().room.id || outcome === "approved") return;
    this.update((outbox) => refuseHeld(outbox, clientId, outcome));
  };

  /** Sends what is due, and sets the clock for what is not. */
  flush() {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const { outbox } = this.store.getState();
    const next = nextToSend(outbox, Date.now());
    if (next) return void this.send(next);
    const at = nextRetryAt(outbox);
    if (at !== undefined) this.timer = setTimeout(() => this.flush(), Math.max(0, at - Date.now()) + 10);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  update(next: (outbox: Outbox) => Outbox) {
    const { outbox: before, room } = this.store.getState();
    const after = next(before);
    if (after === before) return;
    this.store.setState({ outbox: after });
    saveOutbox(this.viewerId, room.id, before, after);
  }

  private path(what: string) {
    return `/api/rooms/${this.store.getState().room.id}/${what}`;
  }

  private async send({ clientId, body, mediaPositionMs, replyToId }: Unsent) {
    this.update((outbox) => markSending(outbox, clientId));
    try {
      const input = { clientId, body, mediaPositionMs, replyToId };
      const answer = await request<Answer>(this.path("messages"), { method: "POST", body: input });
      if (this.unwanted.delete(clientId)) this.takeBack(answer);
      else if ("held" in answer) this.update((outbox) => keepHeld(outbox, answer.held));
      else this.handlers.stored(answer.message);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      await this.keep(clientId, error);
    }
    this.flush();
  }

  private takeBack(answer: Answer) {
    if ("held" in answer) return this.withdraw(answer.held.id);
    this.handlers.remove(answer.message.id).catch(() => this.handlers.stored(answer.message));
  }

  private withdraw(heldId?: string) {
    request(`${this.path("held")}/${heldId}`, { method: "DELETE", body: {} }).catch(() => this.syncHeld());
  }

  /** Out of the room, nobody may send; that says nothing against the message, which waits until one is back. */
  private async keep(clientId: string, error: RequestError) {
    if (this.stopped) return;
    const outside = ["forbidden", "unauthenticated", "not_found"].includes(error.code);
    const waits = outside && !(await this.handlers.stillInside());
    const failure = waits ? { code: "unavailable" as const, message: error.message } : error;
    this.update((outbox) => markFailed(outbox, clientId, failure, Date.now(), Math.random()));
  }
}
