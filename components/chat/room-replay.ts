import { createStore } from "zustand/vanilla";
import {
  addEarlier,
  addLater,
  coversMoment,
  hearInReplay,
  type Moment,
  openReplay,
  type Replay,
  saidUntil,
  trimReplay,
} from "@/lib/chat/replay";
import type { History, Message } from "@/lib/chat/schema";
import { request } from "./api";
import { WINDOW } from "./room-history";
import type { RoomState, RoomStore } from "./room-state";

const PAGE = 100;
/** So many messages that are still to come are known ahead of their moments. */
const AHEAD = 40;
const AGAIN_MS = 3_000;
/** Beyond every seq: what was said after all messages of a moment. */
const LAST_SEQ = 2_147_483_647;

type ReplayState = { replay: Replay | null; loading: boolean; failed: boolean };

/** A room's conversation as its media unfolds it: what was said around the moment that plays, and a little ahead. */
export class RoomReplay {
  readonly store = createStore<ReplayState>(() => ({ replay: null, loading: false, failed: false }));
  /** What changed while a page was on its way, which may be older than that. */
  private meanwhile: Message[] = [];
  private nextTryAt = 0;
  /** Counts how often everything was dropped: a page that was asked for before that fits nothing any more. */
  private turn = 0;

  constructor(private readonly room: RoomStore) {}

  /** Hears what changes in the room. Returns what ends that. */
  start() {
    return this.room.subscribe(({ changed }, before) => {
      if (changed !== before.changed) this.hear(changed);
    });
  }

  /** The media is at this moment now. */
  follow(ms: number) {
    const { replay, loading } = this.store.getState();
    if (loading || Date.now() < this.nextTryAt) return;
    if (!replay || !coversMoment(replay, ms)) return void this.open(ms);
    const ahead = replay.messages.length - saidUntil(replay, ms).length;
    if (replay.to && ahead < AHEAD) void this.loadLater(replay.to);
  }

  loadEarlier = () => {
    const { replay, loading } = this.store.getState();
    if (loading || !replay?.from) return;
    const { from } = replay;
    return this.load(async () => {
      const page = await this.ask("before", from);
      return (now) => trimReplay(addEarlier(now, from, page, PAGE), WINDOW, "later");
    });
  };

  private loadLater(to: Moment) {
    return this.load(async () => {
      const page = await this.ask("after", to);
      return (now) => trimReplay(addLater(now, to, page, PAGE), WINDOW, "earlier");
    });
  }

  private open(ms: number) {
    return this.load(async () => {
      const [earlier, later] = await Promise.all([
        this.ask("before", { ms, seq: LAST_SEQ }),
        this.ask("after", { ms, seq: LAST_SEQ }),
      ]);
      return () => openReplay(earlier, later, PAGE);
    });
  }

  private async load(ask: () => Promise<(now: Replay) => Replay>) {
    this.store.setState({ loading: true });
    this.meanwhile = [];
    const { turn } = this;
    try {
      const next = await ask();
      if (turn !== this.turn) return;
      const now = this.store.getState().replay ?? openReplay([], [], PAGE);
      this.store.setState({ replay: hearInReplay(next(now), this.meanwhile), failed: false });
    } catch {
      this.nextTryAt = Date.now() + AGAIN_MS;
      this.store.setState({ failed: true });
    } finally {
      this.store.setState({ loading: false });
    }
  }

  private async ask(towards: "before" | "after", { ms, seq }: Moment) {
    const { id } = this.room.getState().room;
    const at = Object.entries({ towards, ms, seq, limit: PAGE }).map(([key, value]) => [key, String(value)]);
    const { messages } = await request<History>(
      `/api/rooms/${id}/messages/replay?${new URLSearchParams(at)}`,
    );
    return messages;
  }

  /** Without a list of what changed, everything is asked for anew. */
  private hear(changed: RoomState["changed"]) {
    if (changed === null) {
      this.turn += 1;
      return this.store.setState({ replay: null });
    }
    this.meanwhile.push(...changed);
    this.store.setState(({ replay }) => ({ replay: replay && hearInReplay(replay, changed) }));
  }
}
