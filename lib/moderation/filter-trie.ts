/** Where in a text a rule was found: UTF-16 places `[from, to)` of the reading. */
export type Found<Value> = { value: Value; from: number; to: number };

/** A letter, how often it comes in a row, and where. */
type Run = { letter: string; count: number; from: number; to: number };

type End<Value> = { value: Value; counts: number[]; openStart: boolean; openEnd: boolean };
type Node<Value> = { next: Map<string, Node<Value>>; ends: End<Value>[] };

/** Letters of scripts that put spaces between words: there, a rule means whole words. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/**
 * Patterns to be found in texts all at once, in time that grows with the text and the longest pattern. With `stretched`,
 * letters that are said more often than the pattern says them count as one more. A pattern means whole words, unless it
 * begins or ends with `*`.
 */
export class PatternTrie<Value> {
  private readonly root: Node<Value> = { next: new Map(), ends: [] };

  constructor(private readonly stretched: boolean) {}

  add(pattern: string, value: Value) {
    const runs = this.runs(pattern.replace(/^\*+|\*+$/g, "").trim());
    if (runs.length === 0) return;
    let node = this.root;
    for (const { letter } of runs) {
      const next = node.next.get(letter) ?? { next: new Map(), ends: [] };
      node.next.set(letter, next);
      node = next;
    }
    const counts = runs.map(({ count }) => count);
    node.ends.push({ value, counts, openStart: pattern.startsWith("*"), openEnd: pattern.endsWith("*") });
  }

  find(text: string): Found<Value>[] {
    const runs = this.runs(text);
    return runs.flatMap((_, start) => this.from(runs, start));
  }

  private from(runs: Run[], start: number) {
    const found: Found<Value>[] = [];
    let node: Node<Value> | undefined = this.root;
    for (let at = start; at < runs.length; at++) {
      const run = runs[at];
      node = run && node.next.get(run.letter);
      if (!node) break;
      for (const end of node.ends) {
        if (this.matches(end, runs, start, at)) {
          found.push({ value: end.value, from: runs[start]?.from ?? 0, to: run?.to ?? 0 });
        }
      }
    }
    return found;
  }

  private matches({ counts, openStart, openEnd }: End<Value>, runs: Run[], start: number, end: number) {
    const enough = counts.every((count, index) => (runs[start + index]?.count ?? 0) >= count);
    return enough && (openStart || isEdge(runs, start - 1, start)) && (openEnd || isEdge(runs, end, end + 1));
  }

  private runs(text: string): Run[] {
    const runs: Run[] = [];
    let at = 0;
    for (const letter of text) {
      const last = runs.at(-1);
      const from = at;
      at += letter.length;
      if (this.stretched && last?.letter === letter) {
        last.count += 1;
        last.to = at;
      } else runs.push({ letter, count: 1, from, to: at });
    }
    return runs;
  }
}

/** Whether a word may end between two runs. */
function isEdge(runs: Run[], before: number, after: number) {
  const [left, right] = [runs[before]?.letter, runs[after]?.letter];
  return !left || !right || !spaced.test(left) || !spaced.test(right);
}
