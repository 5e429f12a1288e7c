import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import { acquireBroker, releaseBroker } from "@/components/realtime/broker";
import type { PeopleEvent, RoleEvent, TypingEvent } from "@/lib/chat/schema";
import type { ChangeEvent } from "@/lib/chat/sync";
import { roomChannel } from "@/lib/realtime/channels";
import type { Room } from "@/lib/rooms/schema";
import { hearTyping } from "./typing";

type Handlers = {
  messages: (event: ChangeEvent) => void;
  room: (room: Room) => void;
  moved: (epoch: number) => void;
  people: (count: number) => void;
  role: (event: RoleEvent) => void;
  /** The server would not sign: no longer a member, or the epoch is another by now. */
  refused: () => void;
  /** True from the moment on which events arrive; what came before must be fetched. */
  live: (live: boolean) => void;
};

const ASK_AGAIN_MS = 4_000;
const LONGEST_ASK_AGAIN_MS = 8_000;
/** The server has decided; any other failure is of its answer, and is not worth more than another question. */
const REFUSALS = new Set(["401", "403", "404"]);

/** Hears a room's channel, one epoch at a time. Whatever gets lost on the way is for the caller to repair. */
export class RoomChannel {
  private pusher: Pusher | undefined;
  private channel: Channel | undefined;
  private epoch = 0;
  private stopped = false;
  /** How often in a row the server did not answer whether one may listen. */
  private unanswered = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly roomId: string,
    private readonly handlers: Handlers,
  ) {}

  async start(epoch: number) {
    this.epoch = epoch;
    try {
      const pusher = await acquireBroker();
      if (this.stopped) return void releaseBroker();
      this.pusher = pusher;
      pusher.connection.bind("state_change", this.onConnection);
      this.subscribe();
    } catch {
      this.timer = setTimeout(() => !this.stopped && this.start(this.epoch), jittered(ASK_AGAIN_MS));
    }
  }

  /** Listens to another epoch, after up to `spreadMs`, so that a large room does not ask for signatures at once. */
  follow(epoch: number, spreadMs: number) {
    if (epoch <= this.epoch) return;
    this.epoch = epoch;
    if (!this.pusher) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => !this.stopped && this.subscribe(), Math.random() * spreadMs);
  }

  /** Asks for the current epoch's signature again, after a refusal that was not meant. */
  retry() {
    if (this.channel || this.stopped) return;
    clearTimeout(this.timer);
    const wait = Math.min(LONGEST_ASK_AGAIN_MS, ASK_AGAIN_MS * 2 ** Math.max(0, this.unanswered - 1));
    this.timer = setTimeout(() => !this.stopped && this.subscribe(), jittered(wait));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    if (!this.pusher) return;
    this.drop();
    this.pusher.connection.unbind("state_change", this.onConnection);
    void releaseBroker();
  }

  private readonly onConnection = ({ current }: { current: string }) => {
    if (current !== "connected") this.handlers.live(false);
  };

  private subscribe() {
    const { pusher, handlers } = this;
    if (!pusher) return;
    this.drop();
    const channel = pusher.subscribe(roomChannel(this.roomId, this.epoch));
    channel.bind("messages", handlers.messages);
    channel.bind("room", ({ room }: { room: Room }) => handlers.room(room));
    channel.bind("moved", ({ epoch }: { epoch: number }) => handlers.moved(epoch));
    channel.bind("people", ({ count }: PeopleEvent) => handlers.people(count));
    channel.bind("role", handlers.role);
    channel.bind("typing", ({ user }: TypingEvent) => hearTyping(this.roomId, user));
    channel.bind("pusher:subscription_succeeded", () => {
      this.unanswered = 0;
      handlers.live(true);
    });
    channel.bind("pusher:subscription_error", ({ error }: { error: string }) => {
      handlers.live(false);
      this.drop();
      if (REFUSALS.has(error)) return handlers.refused();
      this.unanswered += 1;
      this.retry();
    });
    this.channel = channel;
  }

  private drop() {
    const { channel } = this;
    this.channel = undefined;
    if (!channel) return;
    channel.unbind();
    this.pusher?.unsubscribe(channel.name);
    if (!this.stopped) this.handlers.live(false);
  }
}

function jittered(milliseconds: number) {
  return milliseconds * (0.75 + Math.random() / 2);
}
