import { toast, toastError } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import type { ErrorBody } from "@/lib/errors";
import type { MediaCard } from "@/lib/media/schema";
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

type Answer = { version: number };

/** What is said of the last change takes the place of what was said of the one before. */
const LAST_CHANGE = "last-change";

/** What can be done to a list. Everything is said aloud, shows at once, and has a way back. */
export class Editing {
  #changes: Undoable[] = [];

  constructor(
    readonly playlistId: string,
    readonly engine: ListEngine,
    readonly say: (text: string) => void,
  ) {}

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

  readonly undoLast = () => {
    const last = this.#changes.at(-1);
    if (last) void this.#undo([last]);
    else this.say("There is nothing to undo.");
  };

  async #adding<Data extends Answer & { there: string[] }>(
    total: number,
    words: (items: PlaylistItem[]) => string,
    run: (
      allowed: Allowed,
      only?: ReadonlySet<string>,
    ) => Promise<{ result: ActionResult<Data>; items: PlaylistItem[]; change?: Undoable }>,
  ) {
    const [done, changes]: [PlaylistItem[], Undoable[]] = [[], []];
    const results = await addWithQuestions(async (allowed, only) => {
      const { result, items, change } = await run(allowed, only);
      done.push(...items);
      if (change && items.length > 0) changes.push(change);
      return result;
    }, total);
    const last = results.at(-1);
    if (last && !last.ok) this.#failed(last.error);
    if (changes.length === 0) return false;
    this.#tell(words(done), changes);
    return true;
  }

  async #run<Data extends Answer>(intent: Intent<Data>, ids: string[], words: string) {
    const { items: before, version } = this.engine.state();
    const running = this.engine.do(intent);
    this.say(words);
    const result = await running;
    if (!result.ok) this.#failed(result.error, () => void this.#run(intent, ids, words));
    else if (result.data.version > version)
      this.#tell(words, [{ version: result.data.version, before, ids }]);
    return result;
  }

  /** Says what was done, with a way back. */
  #tell(words: string, changes: Undoable[]) {
    const known = new Set(this.#changes.map(({ version }) => version));
    this.#changes.push(...changes.filter(({ version }) => !known.has(version)));
    this.say(words);
    toast(words, { id: LAST_CHANGE, action: { label: "Undo", onClick: () => void this.#undo(changes) } });
  }

  async #undo(changes: Undoable[]) {
    const versions = new Set(changes.map(({ version }) => version));
    this.#changes = this.#changes.filter(({ version }) => !versions.has(version));
    this.say("Undone.");
    for (const change of changes.toReversed()) {
      const result = await this.engine.do(undoing(this.playlistId, change));
      if (!result.ok) return this.#failed(result.error, () => void this.#undo(changes));
      if (result.data.missing > 0) toast("Not everything could come back: some of it is gone.");
    }
  }

  #failed({ message, retryable }: ErrorBody, retry?: () => void) {
    this.say(message);
    toastError(message, { action: retryable && retry ? { label: "Try again", onClick: retry } : undefined });
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
