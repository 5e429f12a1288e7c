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

type ReplayState = {
  replay: Replay | null;
  loading: boolean;
  failed: boolean;
  /** The reader is not at the end: what they read stays, whatever the media does. */
  away: boolean;
};

/** A room's conversation as its media unfolds it: what was said around the moment that plays, and a little ahead. */
export class RoomReplay {
  readonly store = createStore<ReplayState>(() => ({
    replay: null,
    loading: false,
    failed: false,
    away: false,
  }));
  /** What changed while a page was on its way, which may be older than that. */
  private meanwhile: Message[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts how often everything was dropped: a page that was asked for before that fits nothing any more. */
  private turn = 0;

  /** `nowMs`: the moment of the media. */
  constructor(
    private readonly room: RoomStore,
    private readonly nowMs: () => number,
  ) {}

  /** Hears what changes in the room. Returns what ends that. */
  start() {
    const unsubscribe = this.room.subscribe(({ changed }, before) => {
      if (changed !== before.changed) this.hear(changed);
    });
    this.follow();
    return () => {
      unsubscribe();
      this.drop();
    };
  }

  /** The media may be at another moment now. */
  follow = () => {
    const { replay, loading, away } = this.store.getState();
    if (loading || this.timer) return;
    const ms = this.nowMs();
    const unsaid = replay?.from && replay.from.ms > ms;
    if (!replay || unsaid || (!away && !coversMoment(replay, ms))) return void this.open(ms);
    const ahead = replay.messages.length - saidUntil(replay, ms).length;
    if (replay.to && ahead < AHEAD && !away) void this.loadLater(replay.to);
  };

  setAtEnd = (atEnd: boolean) => {
    this.store.setState({ away: !atEnd });
    this.follow();
  };

  /** What was said up to this moment, in place of what is known. */
  openEnd = () => {
    this.drop();
    return this.open(this.nowMs());
  };

  loadEarlier = () => {
    const { replay, loading } = this.store.getState();
    if (loading || !replay?.from) return;
    const { from } = replay;
    return this.load(async () => {
      const page = await this.ask("before", from);
      const { away } = this.store.getState();
      return (now) => trimReplay(addEarlier(now, from, page, PAGE), WINDOW, away ? "later" : "earlier");
    });
  };

  /** For who reads on from where more was said by now than is known. */
  loadLaterSaid = () => {
    const { replay, loading } = this.store.getState();
    if (!loading && replay?.to && replay.to.ms < this.nowMs()) void this.loadLater(replay.to);
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
      const replay = hearInReplay(next(now), this.meanwhile);
      this.store.setState({ replay, loading: false, failed: false });
    } catch {
      if (turn !== this.turn) return;
      this.store.setState({ loading: false, failed: true });
      this.timer = setTimeout(() => this.followAgain(), AGAIN_MS);
    }
    this.follow();
  }

  private followAgain() {
    this.timer = undefined;
    this.follow();
  }

  /** Whatever is on its way is not waited for any more. */
  private drop() {
    this.turn += 1;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.store.setState({ loading: false });
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
      this.drop();
      this.store.setState({ replay: null });
      return this.follow();
    }
    this.meanwhile.push(...changed);
    this.store.setState(({ replay }) => ({ replay: replay && hearInReplay(replay, changed) }));
  }
}
