import type { User } from "@/lib/users/schema";

/** What is being typed at the caret that can be completed: `@ad` or `:smi`, and where it stands in the text. */
export type Trigger = { kind: "mention" | "emoji"; query: string; from: number; to: number };

/** One way to complete it. `insert` takes the trigger's place. */
export type Completion = { key: string; insert: string } & ({ user: User } | { emoji: string; name: string });

const MENTION = /(?<![\p{L}\p{N}_@./-])@([\p{L}\p{N}-]{0,40})$/u;
const EMOJI = /(?<![\p{L}\p{N}_:/])(?<!\d):([a-z+][a-z0-9_+-]+)$/iu;
const NAMED = /(?<![\p{L}\p{N}_:/]):([a-z+-][a-z0-9_+-]*):$/iu;

/** What can be completed right before the caret, or null. An emoji's name is one from its second letter on. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const before = text.slice(0, caret);
  const [kind, found] = MENTION.test(before)
    ? (["mention", MENTION.exec(before)] as const)
    : (["emoji", EMOJI.exec(before)] as const);
  const query = found?.[1];
  return query === undefined ? null : { kind, query, from: found?.index ?? 0, to: caret };
}

/** A name between colons that has just been written out, right before the caret. */
export function namedAt(text: string, caret: number): { name: string; from: number } | null {
  const found = NAMED.exec(text.slice(0, caret));
  return found?.[1] ? { name: found[1], from: found.index } : null;
}

/**
 * Those whose handle or a word of whose name begins with what was typed, in the order in which they are given; handles
 * first.
 */
export function matchPeople(people: readonly User[], query: string): User[] {
  const wanted = plain(query);
  const byHandle = people.filter(({ handle }) => plain(handle).startsWith(wanted));
  const byName = people.filter(({ name }) => words(name).some((word) => word.startsWith(wanted)));
  return unique([...byHandle, ...byName]);
}

/** Each person once, where they stand first. */
export function unique(people: readonly User[]): User[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

const words = (name: string) => plain(name).split(/[\s-]+/);
const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
