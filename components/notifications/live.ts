import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import { acquireBroker, releaseBroker } from "@/components/realtime/broker";
import { tellUserEvent } from "@/components/realtime/user-events";
import { currentViewer, refreshViewer } from "@/components/viewer";
import type { Notification } from "@/lib/notifications/schema";
import { userChannel } from "@/lib/realtime/channels";
import { forgetNotifications, hear, refreshNotifications } from "./store";

const ASK_AGAIN_MS = 15_000;
/** Pages and tabs change quickly at times; without the broker the server is asked no more often than this. */
const LOOK_EVERY_MS = 3_000;
/** With it, in case it kept something back. */
const LOOK_AGAIN_MS = 5 * 60_000;
/** The first question waits this long for the broker: once subscribed, one answer is enough to miss nothing. */
const FIRST_MS = 4_000;

/**
 * Hears on their own channel what a user is told, by its present generation: whenever one of their sessions has ended,
 * what is still signed in moves on. While the broker is away, the server is asked when the page is looked at again
 * (`look`, and whenever the tab comes to the fore).
 */
export class LiveNotifications {
  private pusher: Pusher | undefined;
  private channel: Channel | undefined;
  private epoch = currentViewer()?.channelEpoch ?? 1;
  private stopped = false;
  private askedAt = 0;
  private readonly first: ReturnType<typeof setTimeout>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly userId: string) {
    document.addEventListener("visibilitychange", this.onSeen);
    window.addEventListener("focus", this.onSeen);
    this.first = setTimeout(() => this.askFirst(), FIRST_MS);
    void this.start();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.first);
    document.removeEventListener("visibilitychange", this.onSeen);
    window.removeEventListener("focus", this.onSeen);
    forgetNotifications();
    if (!this.pusher) return;
    this.drop();
    void releaseBroker();
  }

  look() {
    const live = this.pusher?.connection.state === "connected" && this.channel?.subscribed;
    if (Date.now() - this.askedAt < (live ? LOOK_AGAIN_MS : LOOK_EVERY_MS)) return;
    this.ask();
    if (live) void this.findEpoch();
  }

  private readonly onSeen = () => {
    if (document.visibilityState === "visible") this.look();
  };

  private askFirst() {
    if (this.askedAt === 0) this.ask();
  }

  private ask() {
    this.askedAt = Date.now();
    if (!this.stopped) refreshNotifications().catch(() => undefined);
  }

  private async start() {
    try {
      const pusher = await acquireBroker();
      if (this.stopped) return void releaseBroker();
      this.pusher = pusher;
      this.subscribe(pusher);
    } catch {
      this.askFirst();
      this.later(() => void this.start());
    }
  }

  /** What was told while the subscription was away is asked for as soon as it is back. */
  private subscribe(pusher: Pusher) {
    this.drop();
    const channel = pusher.subscribe(userChannel(this.userId, this.epoch));
    channel.bind("notification", ({ notification }: { notification: Notification }) => hear(notification));
    channel.bind("moved", ({ epoch }: { epoch: number }) => this.follow(epoch));
    channel.bind_global(tellUserEvent);
    channel.bind("pusher:subscription_succeeded", () => this.ask());
    channel.bind("pusher:subscription_error", () => {
      this.askFirst();
      this.later(() => this.subscribe(pusher));
      void this.findEpoch();
    });
    this.channel = channel;
  }

  /** The word to move on may have got lost; and whoever is signed out by now learns of it. */
  private async findEpoch() {
    await refreshViewer();
    const viewer = currentViewer();
    if (viewer?.id === this.userId) this.follow(viewer.channelEpoch);
  }

  private follow(epoch: number) {
    if (this.stopped || epoch <= this.epoch || !this.pusher) return;
    this.epoch = epoch;
    clearTimeout(this.timer);
    this.subscribe(this.pusher);
  }

  private drop() {
    const { channel } = this;
    this.channel = undefined;
    if (!channel) return;
    channel.unbind_all();
    this.pusher?.unsubscribe(channel.name);
  }

  private later(run: () => void) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => !this.stopped && run(), ASK_AGAIN_MS * (0.75 + Math.random() / 2));
  }
}
