import type { ActionResult } from "@/lib/action";
import type { ErrorBody } from "@/lib/errors";
import { type StaleList, staleList } from "@/lib/playlists/change-schema";
import type { PlaylistItem } from "@/lib/playlists/schema";

type Answer = { version: number };

/**
 * What somebody wants of a list, said so that it can be done to any state of it: how it shows before the server has
 * answered, how the server is asked, and what stands afterwards.
 */
export type Intent<Data extends Answer = Answer> = {
  show: (items: PlaylistItem[]) => PlaylistItem[];
  send: (items: PlaylistItem[], version: number) => Promise<ActionResult<Data>>;
  /** An intent that waits gives way to a later one of the same name: of ten steps up, the last one says it all. */
  name?: string;
  /** Null when the answer does not say it all: the list is then fetched anew. */
  keep: (items: PlaylistItem[], data: Data) => PlaylistItem[] | null;
};

/** All items of a list, at a version that it had at that moment. */
export type Loaded = { items: PlaylistItem[]; version: number };

/** A list as it stands on screen: `complete` once the items behind the first ones have come, `busy` while it is sent. */
export type ListState = {
  items: PlaylistItem[];
  version: number;
  complete: boolean;
  busy: boolean;
  failed: boolean;
  /** The newest version that was not made by what was done here, as far as one came by; 0 for none. */
  others: number;
};

type Step = { intent: Intent; done: (result: ActionResult<Answer>) => void };

/** Somebody else's changes are taken in, and an own one is put to the list again, this often before it is given up. */
const TRIES = 6;
/** Others change much at a time: the list is fetched once for what is heard within this time. */
const PAUSE_MS = 400;

/**
 * A list that changes at once and is then sent: what is on screen is what the server has, with all that is still on its
 * way done to it. Intents go out one after the other with the version that they were made for. One that is refused
 * because somebody else was faster is put to the list as it then is; one that fails otherwise has never been.
 */
export class ListEngine {
  #kept: PlaylistItem[];
  #version: number;
  #heard = 0;
  #others = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #steps: Step[] = [];
  #running = false;
  #stale: boolean;
  #state: ListState;
  readonly #load: () => Promise<ActionResult<Loaded>>;
  readonly #pauseMs: number;
  readonly #listeners = new Set<() => void>();

  constructor(
    first: { items: PlaylistItem[]; version: number; complete: boolean },
    load: () => Promise<ActionResult<Loaded>>,
    pauseMs = PAUSE_MS,
  ) {
    this.#kept = first.items;
    this.#version = first.version;
    this.#stale = !first.complete;
    this.#state = { ...first, busy: false, failed: false, others: 0 };
    this.#load = load;
    this.#pauseMs = pauseMs;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly state = () => this.#state;

  /** Does something to the list. Answers what the server said; after a failure nothing of it is left on screen. */
  do<Data extends Answer>(intent: Intent<Data>): Promise<ActionResult<Data>> {
    return new Promise((resolve) => {
      // A step is answered with what its own intent was: the types meet again here.
      this.#queue({ intent, done: resolve } as unknown as Step);
      this.#show();
      void this.run();
    });
  }

  /** Takes in that the list has this version by now, by whomever. */
  hear(version: number) {
    this.#heard = Math.max(this.#heard, version);
    if (this.#heard <= this.#version) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.run();
    }, this.#pauseMs);
  }

  /** Fetches the list anew, also when nothing is known to have changed. */
  refresh() {
    this.#stale = true;
    void this.run();
  }

  /**
   * Sends and fetches what there is to, unless that is going on already. A list that cannot be fetched waits for the next
   * thing to be heard or done; what was done while it was tried still goes out.
   */
  async run() {
    if (this.#running) return;
    this.#running = true;
    while (this.#steps.length > 0 || this.#behind()) {
      const [step] = this.#steps;
      if (step) await this.#take(step);
      else if (!(await this.#fetch()) && this.#steps.length === 0) break;
    }
    this.#running = false;
  }

  #queue(step: Step) {
    const last = this.#steps.length > 1 ? this.#steps.at(-1) : undefined;
    if (!last || !step.intent.name || last.intent.name !== step.intent.name) return this.#steps.push(step);
    const { done } = last;
    last.intent = step.intent;
    last.done = (result) => {
      done(result);
      step.done(result);
    };
  }

  #behind() {
    return this.#stale || this.#heard > this.#version;
  }

  async #take(step: Step) {
    let result = await this.#send(step.intent);
    for (let tries = 1; tries < TRIES; tries++) {
      const stale = result.ok ? null : staleList(result.error);
      if (!stale) break;
      await this.#rebase(stale);
      result = await this.#send(step.intent);
    }
    this.#steps.shift();
    if (result.ok) this.#settle(step.intent, result.data);
    else this.#refused(result.error);
    this.#show();
    step.done(result);
  }

  #send({ send }: Intent) {
    return send(this.#kept, this.#version);
  }

  /** Until the list has been fetched, what the answer does not say stands as it was shown. */
  #settle({ keep, show }: Intent, data: Answer) {
    const kept = keep(this.#kept, data);
    this.#kept = kept ?? show(this.#kept);
    // An answer that skips a version has somebody else's change before it.
    if (!kept || data.version > this.#version + 1) this.#stale = true;
    if (data.version > this.#version + 1) this.#others = data.version - 1;
    this.#version = data.version;
  }

  /** What somebody wanted of something that is gone tells that the list is not what it was. */
  #refused(error: ErrorBody) {
    const stale = staleList(error);
    if (stale || error.code === "not_found") this.#stale = true;
  }

  /** The list that the server has instead: in its order, without what has left it. Items that are new are fetched. */
  async #rebase({ version, order }: StaleList) {
    const known = new Map(this.#kept.map((item) => [item.id, item]));
    const complete = order.every(({ id }) => known.has(id));
    this.#kept = order.flatMap(({ id, position }) => {
      const item = known.get(id);
      return item ? [{ ...item, position }] : [];
    });
    this.#version = version;
    this.#others = version;
    if (complete) return this.#show();
    this.#stale = true;
    await this.#fetch();
  }

  async #fetch() {
    const result = await this.#load();
    if (result.ok) {
      if (result.data.version > this.#version) this.#others = result.data.version;
      this.#kept = result.data.items;
      this.#version = result.data.version;
      this.#stale = false;
      this.#heard = Math.min(this.#heard, this.#version);
    }
    this.#show(!result.ok);
    return result.ok;
  }

  #show(failed = this.#state.failed && this.#stale) {
    const items = this.#steps.reduce((shown, { intent }) => intent.show(shown), this.#kept);
    const complete = this.#state.complete || !this.#stale;
    const [version, others, busy] = [this.#version, this.#others, this.#steps.length > 0];
    this.#state = { items, version, complete, busy, failed, others };
    for (const listener of this.#listeners) listener();
  }
}
