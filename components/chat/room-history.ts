import type { History } from "@/lib/chat/schema";
import {
  addNewer,
  addOlder,
  hasOlder,
  isDetached,
  isLoaded,
  needsRepair,
  openAfter,
  openAround,
  openAtEnd,
  repair,
  type Timeline,
  trim,
} from "@/lib/chat/sync";
import { RequestError, request } from "./api";
import type { RoomState, RoomStore } from "./room-state";

const PAGE = 50;
/** So many messages that one has read stand above the first new one. */
const CONTEXT = 15;
const REPAIR_PAGE = 200;
/** So many messages are kept and drawn at once; further ones are fetched again when one scrolls back to them. */
export const WINDOW = 400;
/** Farther behind than this, the newest page is cheaper and more wanted than everything in between. */
const FAR_BEHIND = 1_000;

/** Fetches a room's messages into its timeline. Failures are told by `failed`, never thrown. */
export class RoomHistory {
  private catching: Promise<void> | undefined;
  private again = false;
  /** Counts the places that the reader was led to: of pages on their way only the last one's counts. */
  private led = 0;

  constructor(
    private readonly store: RoomStore,
    private readonly failed: (error: RequestError) => void,
    private readonly farEnd: () => "older" | "newer",
  ) {}

  /**
   * Asks what changed since, until nothing is missing; opens where one left off when nothing is known yet. Calls that
   * overlap share their requests, and each is answered after a request that was made later than it.
   */
  catchUp(): Promise<void> {
    if (this.catching) {
      this.again = true;
      return this.catching;
    }
    this.catching = this.catchUpFully().finally(() => {
      this.catching = undefined;
    });
    return this.catching;
  }

  /** The newest page, in place of the present window. */
  openAtEnd() {
    return this.lead({}, ({ timeline }, page) => ({ timeline: openAtEnd(timeline, page) }));
  }

  /** Leads to a message, by the page around it unless the window has it. */
  async openAround(seq: number) {
    const { timeline } = this.store.getState();
    if (seq >= timeline.from && seq <= Math.min(timeline.to, timeline.lastSeq)) {
      this.led += 1;
      return this.store.setState((state) => aimedAt(seq, state));
    }
    await this.lead({ around: seq }, (state, page) => ({
      ...aimedAt(seq, state),
      timeline: openAround(state.timeline, page),
    }));
  }

  async loadOlder() {
    const { timeline, loading } = this.store.getState();
    if (loading.older || !hasOlder(timeline)) return;
    this.setLoading({ older: true });
    await this.attempt(async () => {
      const page = await this.ask({ before: timeline.from, limit: PAGE });
      this.update((now) => addOlder(now, timeline.from, page));
      this.trim();
    });
    this.setLoading({ older: false });
    await this.settle();
  }

  async loadNewer() {
    const { timeline, loading } = this.store.getState();
    if (loading.newer || !isDetached(timeline)) return;
    this.setLoading({ newer: true });
    await this.attempt(async () => {
      const page = await this.ask({ after: timeline.to, limit: PAGE });
      this.update((now) => addNewer(now, timeline.to, page));
      this.trim();
    });
    this.setLoading({ newer: false });
    await this.settle();
  }

  /** Keeps the window's size. */
  trim() {
    this.update((timeline) => trim(timeline, WINDOW, this.farEnd()));
  }

  private async lead(
    where: Record<string, number>,
    next: (state: RoomState, page: History) => Partial<RoomState>,
  ) {
    const turn = ++this.led;
    await this.attempt(async () => {
      const page = await this.ask({ ...where, limit: PAGE });
      if (turn === this.led) this.store.setState((state) => next(state, page));
    });
    await this.settle();
  }

  private async settle() {
    if (needsRepair(this.store.getState().timeline)) await this.catchUp();
  }

  private async catchUpFully() {
    let done = false;
    do {
      this.again = false;
      done = await this.attempt(() => this.catchUpOnce());
    } while (done && (this.again || needsRepair(this.store.getState().timeline)));
  }

  private async catchUpOnce() {
    const { timeline } = this.store.getState();
    if (!isLoaded(timeline)) await this.open();
    else if (timeline.targetRev - timeline.rev > FAR_BEHIND) await this.openAnew(timeline);
    else {
      const page = await this.ask({ changedAfter: timeline.rev, limit: REPAIR_PAGE });
      this.store.setState(({ timeline: now }) => ({
        timeline: repair(now, timeline.rev, page, REPAIR_PAGE),
        changed: page.messages,
      }));
    }
  }

  /** Whoever is at the newest messages gets those; whoever reads back stays there. */
  private async openAnew(timeline: Timeline) {
    this.store.setState({ changed: null });
    if (!isDetached(timeline)) {
      const page = await this.ask({ limit: PAGE });
      return this.update((now) => openAtEnd(now, page));
    }
    const after = timeline.from - 1;
    const page = await this.ask({ after, limit: REPAIR_PAGE });
    this.update((now) => openAfter(now, after, page));
  }

  /** Where one left off, with a little of what one has read; at the newest page when nothing is new. */
  private async open() {
    const { newAfter } = this.store.getState();
    if (newAfter === null) {
      const page = await this.ask({ limit: PAGE });
      return this.updateUnopened((now) => openAtEnd(now, page));
    }
    const after = Math.max(0, newAfter - CONTEXT);
    const page = await this.ask({ after, limit: PAGE });
    this.updateUnopened((now) => openAfter(now, after, page));
  }

  private async attempt(run: () => Promise<void>) {
    try {
      await run();
      this.store.setState({ reachable: true });
      return true;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.failed(error);
      return false;
    }
  }

  private ask(query: Record<string, number>) {
    const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
    return request<History>(`/api/rooms/${this.store.getState().room.id}/messages?${search}`);
  }

  private update(next: (timeline: Timeline) => Timeline) {
    this.store.setState(({ timeline }) => ({ timeline: next(timeline) }));
  }

  /** A link may have led somewhere while the page was on its way. */
  private updateUnopened(next: (timeline: Timeline) => Timeline) {
    this.update((timeline) => (isLoaded(timeline) ? timeline : next(timeline)));
  }

  private setLoading(loading: Partial<{ older: boolean; newer: boolean }>) {
    this.store.setState((state) => ({ loading: { ...state.loading, ...loading } }));
  }
}

/** A replay shows what the film has reached; whoever is led elsewhere sees the conversation as it was. */
function aimedAt(seq: number, { target, mode }: RoomState): Pick<RoomState, "target" | "mode"> {
  return { target: { seq, turn: (target?.turn ?? 0) + 1 }, mode: mode === "film" ? "live" : mode };
}
