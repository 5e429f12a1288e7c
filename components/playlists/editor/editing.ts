import type { ActionResult } from "@/lib/action";
import type { MediaCard } from "@/lib/media/schema";
import { limits } from "@/lib/playlists/limits";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { type Allowed, addWithQuestions } from "../adding";
import type { Place, SortKey } from "./arrange";
import {
  adding,
  editing,
  type ItemPart,
  isPending,
  moving,
  movingTo,
  removing,
  sorting,
  type Undoable,
  undoing,
} from "./intents";
import type { Intent, ListEngine } from "./list-engine";
import { countedItems, movedWords } from "./telling";
import { UndoStack } from "./undo-stack";

type Answer = { version: number };

type Adding<Data> = [
  total: number,
  words: (items: PlaylistItem[]) => string,
  run: (
    allowed: Allowed,
    only?: ReadonlySet<string>,
  ) => Promise<{ result: ActionResult<Data>; items: PlaylistItem[]; change?: Undoable }>,
];

/** What can be done to a list. Everything is said aloud, shows at once, and has a way back. */
export class Editing {
  readonly stack: UndoStack;

  constructor(
    readonly playlistId: string,
    readonly engine: ListEngine,
    readonly say: (text: string) => void,
  ) {
    this.stack = new UndoStack((change) => engine.do(undoing(playlistId, change)), say);
  }

  readonly move = (ids: string[], to: Place) => {
    const items = this.#ready(ids);
    const [first] = items;
    if (!first) return;
    const intent = moving(this.playlistId, idsOf(items), to);
    const after = intent.show(this.engine.state().items);
    void this.#run(intent, idsOf(items), movedWords(items, after.indexOf(first), after.length));
  };

  readonly remove = (ids: string[]) => {
    const items = this.#ready(ids);
    if (items.length === 0) return;
    void this.#run(removing(this.playlistId, idsOf(items)), idsOf(items), `Removed ${countedItems(items)}.`);
  };

  readonly sort = (by: SortKey, descending: boolean) => {
    const ids = idsOf(this.engine.state().items);
    void this.#run(sorting(this.playlistId, by, descending), ids, "Sorted. Move on by hand as you like.");
  };

  readonly edit = (id: string, part: ItemPart) => {
    return this.#run(editing(this.playlistId, id, part), [id], "Saved.");
  };

  /** Adds at the end, after what there is to ask. True when something was added. */
  readonly add = (media: MediaCard[]) => {
    if (media.length > limits.adding) return Promise.resolve(this.#tooMany());
    const words = (items: PlaylistItem[]) => `Added ${countedItems(items)}.`;
    return this.#adding(media.length, words, async (allowed, only) => {
      const wanted = only ? media.filter(({ id }) => only.has(id)) : media;
      const before = this.engine.state().items;
      const result = await this.engine.do(adding(this.playlistId, wanted, allowed));
      if (!result.ok) return { result, items: [] };
      const { items, version } = result.data;
      return { result, items, change: { version, before, ids: idsOf(items) } };
    });
  };

  /** Moves items to another list, after what there is to ask. */
  readonly moveTo = (ids: string[], target: { id: string; title: string }) => {
    const items = this.#ready(ids);
    const words = (moved: PlaylistItem[]) => `Moved ${countedItems(moved)} to “${target.title}”.`;
    return this.#adding(items.length, words, async (allowed, only) => {
      const wanted = idsOf(only ? items.filter(({ media }) => media && only.has(media.id)) : items);
      const before = this.engine.state().items;
      const result = await this.engine.do(movingTo(this.playlistId, wanted, target.id, allowed));
      if (!result.ok) return { result, items: [] };
      const { itemIds, version, to } = result.data;
      const moved = items.filter(({ id }) => itemIds.includes(id));
      return { result, items: moved, change: { version, before, ids: itemIds, elsewhere: to } };
    });
  };

  #adding<Data extends Answer & { there: string[] }>(...adding: Adding<Data>) {
    return this.stack.await(this.#add(...adding));
  }

  async #add<Data extends Answer & { there: string[] }>(...[total, words, run]: Adding<Data>) {
    const [done, changes]: [PlaylistItem[], Undoable[]] = [[], []];
    const results = await addWithQuestions(async (allowed, only) => {
      const { result, items, change } = await run(allowed, only);
      done.push(...items);
      if (change && items.length > 0) changes.push(change);
      return result;
    }, total);
    const last = results.at(-1);
    if (last && !last.ok) this.stack.failed(last.error);
    if (changes.length === 0) return false;
    this.stack.push(words(done), changes);
    return true;
  }

  #run<Data extends Answer>(intent: Intent<Data>, ids: string[], words: string) {
    return this.stack.await(this.#send(intent, ids, words));
  }

  async #send<Data extends Answer>(intent: Intent<Data>, ids: string[], words: string) {
    const { items: before, version } = this.engine.state();
    const running = this.engine.do(intent);
    this.say(words);
    const result = await running;
    if (!result.ok) this.stack.failed(result.error, () => void this.#run(intent, ids, words));
    else if (result.data.version > version)
      this.stack.push(words, [{ version: result.data.version, before, ids }]);
    return result;
  }

  #tooMany() {
    const message = `At most ${limits.adding} can be added at once, please.`;
    this.stack.failed({ code: "invalid", message, retryable: false });
    return false;
  }

  /** The items of these ids that the server knows, in the order of the list. */
  #ready(ids: string[]) {
    const wanted = new Set(ids);
    return this.engine.state().items.filter((item) => wanted.has(item.id) && !isPending(item));
  }
}

function idsOf(items: PlaylistItem[]) {
  return items.map(({ id }) => id);
}
