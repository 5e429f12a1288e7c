import type { Queue, QueueEntry } from "./queue";

/** Puts entries right behind what plays. */
export function withNext(state: Queue, entries: QueueEntry[]): Queue {
  const { queue, index, unshuffled } = state;
  const key = queue[index]?.key;
  const keys = entries.map((entry) => entry.key);
  return {
    ...state,
    queue: queue.toSpliced(index + 1, 0, ...entries),
    unshuffled: unshuffled?.flatMap((known) => (known === key ? [known, ...keys] : [known])) ?? null,
  };
}

/** Puts entries at the end. */
export function withLast(state: Queue, entries: QueueEntry[]): Queue {
  const { queue, unshuffled } = state;
  return {
    ...state,
    queue: [...queue, ...entries],
    unshuffled: unshuffled?.concat(entries.map(({ key }) => key)) ?? null,
  };
}

/** Takes entries out; what plays stays. */
export function without(state: Queue, keys: ReadonlySet<string>): Queue {
  const current = state.queue[state.index];
  const stays = (key: string) => key === current?.key || !keys.has(key);
  const queue = state.queue.filter(({ key }) => stays(key));
  return {
    ...state,
    queue,
    index: current ? queue.indexOf(current) : 0,
    unshuffled: state.unshuffled?.filter(stays) ?? null,
    failed: state.failed.filter(stays),
  };
}

/** Puts entries that were taken out back to where they were before, each behind what it stood behind. */
export function putBack(state: Queue, before: Queue, keys: ReadonlySet<string>): Queue {
  const current = state.queue[state.index];
  const queue = merged(state.queue, before.queue, keys, ({ key }) => key);
  const unshuffled =
    state.unshuffled &&
    merged(state.unshuffled, before.unshuffled ?? before.queue.map(({ key }) => key), keys, String);
  return { ...state, queue, unshuffled, index: current ? queue.indexOf(current) : 0 };
}

function merged<Of>(now: Of[], before: Of[], keys: ReadonlySet<string>, keyOf: (one: Of) => string): Of[] {
  const present = new Set(now.map(keyOf));
  const behind = new Map<string, Of[]>();
  let anchor = "";
  for (const one of before) {
    if (present.has(keyOf(one))) anchor = keyOf(one);
    else if (!keys.has(keyOf(one))) continue;
    else if (!behind.get(anchor)?.push(one)) behind.set(anchor, [one]);
  }
  return [...(behind.get("") ?? []), ...now.flatMap((one) => [one, ...(behind.get(keyOf(one)) ?? [])])];
}

/** Puts an entry at another place; the places beyond the ends are the ends. */
export function moved(state: Queue, key: string, place: number): Queue {
  const current = state.queue[state.index];
  const entry = state.queue.find((candidate) => candidate.key === key);
  if (!entry || !current) return state;
  const others = state.queue.filter((candidate) => candidate !== entry);
  const queue = others.toSpliced(Math.min(Math.max(place, 0), others.length), 0, entry);
  return { ...state, queue, index: queue.indexOf(current) };
}

/** What is still to come is played in an order that chance decides once and that then stands; what was played stays behind. */
export function shuffled(state: Queue, random: () => number = Math.random): Queue {
  const { queue, index } = state;
  return {
    ...state,
    queue: [...queue.slice(0, index + 1), ...permuted(queue.slice(index + 1), random)],
    unshuffled: state.unshuffled ?? queue.map(({ key }) => key),
  };
}

/** Back to the queue's own order, with what plays at its place in it. */
export function straightened(state: Queue): Queue {
  if (!state.unshuffled) return state;
  const current = state.queue[state.index];
  const entries = new Map(state.queue.map((entry) => [entry.key, entry]));
  const queue = state.unshuffled.flatMap((key) => entries.get(key) ?? []);
  return { ...state, queue, index: current ? queue.indexOf(current) : 0, unshuffled: null };
}

/** Any order is as likely as any other (Fisher and Yates). */
export function permuted<Of>(items: Of[], random: () => number = Math.random): Of[] {
  const drawn = [...items];
  for (let last = drawn.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1));
    [drawn[last], drawn[place]] = [drawn[place] as Of, drawn[last] as Of];
  }
  return drawn;
}
