import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import { call } from "@/components/playlists/call";
import { findStanding } from "@/lib/collaboration/actions";
import type { Role } from "@/lib/collaboration/schema";
import { playlistChannel } from "@/lib/realtime/channels";
import { acquireBroker, releaseBroker } from "./broker";

export type PlaylistListener = {
  /** The list's version, whenever it may be another than before. Own changes are heard, too. */
  onChanged?: (version: number) => void;
  /** The people who work on the list or its suggestions may have changed; so may the viewer's own role, which this is. */
  onAround?: (role: Role) => void;
  /** The viewer no longer works on the list, or it is deleted. */
  onGone?: () => void;
};

const ASK_AGAIN_MS = 4_000;
const POLL_MS = 12_000;
const playlists = new Map<string, LivePlaylist>();

/**
 * Hears what happens to a playlist; answers what ends it. Parts of one page share one subscription. Without the broker
 * the server is asked every now and then, and whenever the page is looked at again.
 */
export function hearPlaylist(playlistId: string, listener: PlaylistListener): () => void {
  const playlist = playlists.get(playlistId) ?? new LivePlaylist(playlistId);
  playlists.set(playlistId, playlist);
  playlist.listeners.add(listener);
  return () => {
    playlist.listeners.delete(listener);
    if (playlist.listeners.size === 0) playlist.stop();
  };
}

class LivePlaylist {
  readonly listeners = new Set<PlaylistListener>();
  private pusher: Pusher | undefined;
  private channel: Channel | undefined;
  /** The channel's generation; 0 until the server has said it. */
  private epoch = 0;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly poll: ReturnType<typeof setInterval>;

  constructor(private readonly playlistId: string) {
    document.addEventListener("visibilitychange", this.onSeen);
    this.poll = setInterval(() => !this.live && this.onSeen(), jittered(POLL_MS));
    void this.start();
  }

  stop() {
    if (this.stopped) return;
    this.stopped = true;
    playlists.delete(this.playlistId);
    clearTimeout(this.timer);
    clearInterval(this.poll);
    document.removeEventListener("visibilitychange", this.onSeen);
    if (!this.pusher) return;
    this.drop();
    void releaseBroker();
  }

  private get live() {
    return this.pusher?.connection.state === "connected" && this.channel?.subscribed === true;
  }

  private readonly onSeen = () => {
    if (document.visibilityState === "visible") void this.ask();
  };

  private async start() {
    try {
      const pusher = await acquireBroker();
      if (this.stopped) return void releaseBroker();
      this.pusher = pusher;
      if (this.epoch > 0) this.subscribe(pusher);
      else await this.ask();
    } catch {
      this.later(() => void this.start());
    }
  }

  private subscribe(pusher: Pusher) {
    this.drop();
    clearTimeout(this.timer);
    const channel = pusher.subscribe(playlistChannel(this.playlistId, this.epoch));
    channel.bind("changed", ({ version }: { version: number }) =>
      this.tell((listener) => listener.onChanged?.(version)),
    );
    channel.bind("around", () => void this.ask());
    channel.bind("moved", ({ epoch }: { epoch: number }) => this.follow(epoch));
    channel.bind("pusher:subscription_succeeded", () => void this.ask());
    channel.bind("pusher:subscription_error", () => this.onRefused(pusher));
    this.channel = channel;
  }

  /** Everything is said on the channel of the newest epoch. Who may not come along is refused there. */
  private follow(epoch: number) {
    if (epoch <= this.epoch) return;
    this.epoch = epoch;
    if (this.pusher) this.subscribe(this.pusher);
  }

  /** pusher-js never asks again by itself. */
  private onRefused(pusher: Pusher) {
    this.drop();
    this.later(() => this.subscribe(pusher));
    void this.ask();
  }

  /** How things are by now: events from before, and those that got lost, never come. */
  private async ask() {
    const result = await call(() => findStanding({ playlistId: this.playlistId }));
    if (this.stopped) return;
    if (result.ok) {
      const { version, role, epoch } = result.data;
      this.follow(epoch);
      this.tell((listener) => listener.onChanged?.(version));
      this.tell((listener) => listener.onAround?.(role));
    } else if (result.error.code === "not_found") {
      this.stop();
      this.tell((listener) => listener.onGone?.());
    }
  }

  private drop() {
    const { channel } = this;
    this.channel = undefined;
    if (!channel) return;
    channel.unbind();
    this.pusher?.unsubscribe(channel.name);
  }

  private later(run: () => void) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => !this.stopped && run(), jittered(ASK_AGAIN_MS));
  }

  private tell(say: (listener: PlaylistListener) => void) {
    for (const listener of [...this.listeners]) say(listener);
  }
}

function jittered(milliseconds: number) {
  return milliseconds * (0.75 + Math.random() / 2);
}
