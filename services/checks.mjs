/** The single checks of `test` and `validate`: each resolves to its counts, or throws what it has to complain of. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "./paths.mjs";
import { isStopping, run } from "./processes.mjs";
import { explain, Failure, formatDuration, say } from "./progress.mjs";
import { add, countPlaywright, countVitest, FAILED, judge, PASSED, summaryOf } from "./tally.mjs";

let total = { passed: 0, failed: 0, skipped: 0 };

/** Runs one check, says how it ended and adds its counts to the total. Resolves whether all of it passed. */
export async function check(title, work) {
  const began = Date.now();
  const outcome = await Promise.resolve()
    .then(work)
    .catch((error) => ({ counts: FAILED, error }));
  if (isStopping()) throw new Failure("Stopping.");
  const counts = outcome?.counts ?? PASSED;
  total = add(total, counts);
  const isSuite = counts.passed + counts.failed + counts.skipped > 1;
  const detail = isSuite ? `: ${summaryOf(counts)}` : "";
  say(`  ${counts.failed > 0 ? "✗" : "✓"} ${title}${detail} (${formatDuration(Date.now() - began)})`);
  if (outcome?.error) explain(outcome.error, { whole: true });
  return counts.failed === 0;
}

/** Says the sum of all checks, the last line of a run, and resolves to its exit code. */
export function conclude() {
  say(`\n${summaryOf(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const tool = (name, args, env) =>
  run(name, process.execPath, [inRoot("node_modules", ".bin", name), ...args], { env });

/** Style and architecture. */
export const lint = async () => void (await tool("biome", ["check", "--error-on-warnings"]));

/** Types; Next writes those of the routes first. */
export async function types() {
  await tool("next", ["typegen"]);
  await tool("tsc", ["--noEmit"]);
}

/** Files, exports and dependencies that nothing uses. */
export const deadCode = async () => void (await tool("knip", []));

/** A project of Vitest, `unit` or `integration`. */
export function vitest(project, args = [], env = {}) {
  return suite(countVitest, (report) => {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    return tool("vitest", ["run", "--project", project, ...reporters, ...args], env);
  });
}

/** The e2e tests, against the site that `env.BASE_URL` names. */
export function playwright(args, env) {
  return suite(countPlaywright, (report) =>
    tool("playwright", ["test", "--reporter=line,json", ...args], {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }),
  );
}

/** Runs a suite that writes its report to the given file; throws its complaint with its counts when it failed. */
async function suite(count, work) {
  const folder = mkdtempSync(join(tmpdir(), "matinee-report-"));
  const report = join(folder, "report.json");
  try {
    const error = await work(report).then(
      () => null,
      (reason) => reason,
    );
    const counts = judge(readReport(report, count), error !== null);
    return counts.failed > 0 ? { counts, error: error ?? new Failure("The suite ran no test.") } : { counts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return null;
  }
}
