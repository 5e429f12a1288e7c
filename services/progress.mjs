/** What the person at the terminal reads: short lines while things go well, the whole story when they do not. */

let verbose = false;

/** From now on the output of every step is shown as it comes. */
export function beVerbose() {
  verbose = true;
}

export const isVerbose = () => verbose;

export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

/** An expected failure: what went wrong, the output that tells why, and what to do about it. */
export class Failure extends Error {
  constructor(message, { output = "", hint = "" } = {}) {
    super(message);
    this.output = output;
    this.hint = hint;
  }
}

/** The last `count` lines of `text` that say something. */
export function lastLines(text, count = 30) {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(-count)
    .join("\n");
}

export function formatDuration(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Runs `work` and says how long it took; says that it began when it is not done at once. */
export async function step(title, work) {
  const began = Date.now();
  const patience = setTimeout(() => say(`  … ${title}`), 1500);
  try {
    const result = await work();
    say(`  ✓ ${title} (${formatDuration(Date.now() - began)})`);
    return result;
  } catch (error) {
    say(`  ✗ ${title}`);
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/** Tells an error: a `Failure` in its own words, with the end of its output or all of it; another with its stack. */
export function explain(error, { whole = false } = {}) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  console.error(`\n${error.message}`);
  const output = whole ? error.output.trim() : lastLines(error.output);
  if (output) console.error(output.replace(/^/gm, "  │ "));
  if (error.hint) console.error(error.hint);
}
