import { toast, toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import type { ErrorBody } from "@/lib/errors";
import type { Undoable } from "./intents";

/** What is said of the last change takes the place of what was said of the one before. */
const LAST_CHANGE = "last-change";

type Revert = (change: Undoable) => Promise<ActionResult<{ missing: number }>>;

/** The changes that can be undone, and what is said of them: aloud, and on screen with a way back. */
export class UndoStack {
  #changes: Undoable[] = [];
  /** Settled when all that was done so far is answered, so that the last of the changes is the last one. */
  #answered: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly revert: Revert,
    readonly say: (text: string) => void,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly filled = () => this.#changes.length > 0;

  /** Something that may end as a change: what is to be undone waits for it. */
  await<Answer>(running: Promise<Answer>): Promise<Answer> {
    this.#answered = Promise.allSettled([this.#answered, running]);
    return running;
  }

  /** Undoes what was done last, also when that is still on its way. */
  readonly undoLast = () => {
    this.#inTurn(async () => {
      const last = this.#changes.at(-1);
      if (last) await this.#undo([last]);
      else this.say("There is nothing to undo.");
    });
  };

  /** Says what was done, with a way back. */
  push(words: string, changes: Undoable[]) {
    const known = new Set(this.#changes.map(({ version }) => version));
    this.#keep([...this.#changes, ...changes.filter(({ version }) => !known.has(version))]);
    this.say(words);
    toast(words, { id: LAST_CHANGE, action: { label: "Undo", onClick: () => this.#undoInTurn(changes) } });
  }

  failed({ message, retryable }: ErrorBody, retry?: () => void) {
    this.say(message);
    toastError(message, { action: retryable && retry ? { label: "Try again", onClick: retry } : undefined });
  }

  #undoInTurn(changes: Undoable[]) {
    this.#inTurn(() => this.#undo(changes));
  }

  #inTurn(run: () => Promise<void>) {
    this.#answered = this.#answered.then(run);
  }

  /** Undoes those that have not been yet, the last one first, up to the first that cannot be. */
  async #undo(changes: Undoable[]) {
    const versions = new Set(changes.map(({ version }) => version));
    const left = this.#changes.filter(({ version }) => versions.has(version));
    if (left.length === 0) return;
    this.say("Undone.");
    let missing = 0;
    for (const change of left.toReversed()) {
      const result = await this.revert(change);
      // What can never be undone does not stand in the way of what was done before it.
      if (result.ok || !result.error.retryable) this.#keep(this.#changes.filter((other) => other !== change));
      if (!result.ok) return this.failed(result.error, () => this.#undoInTurn(left));
      missing += result.data.missing;
    }
    const words = missing > 0 ? "Not everything could come back: some of it is gone." : "Undone.";
    toast(words, { id: LAST_CHANGE });
  }

  #keep(changes: Undoable[]) {
    this.#changes = changes;
    for (const listener of this.#listeners) listener();
  }
}
