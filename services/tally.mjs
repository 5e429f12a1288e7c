/** Counts of passed, failed and skipped tests, from the reports of Vitest and Playwright. Pure. */

export const PASSED = { passed: 1, failed: 0, skipped: 0 };
export const FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * From Vitest's JSON report. A file that could not be loaded counts as one failed test.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number,
 *   testResults?: { status: string, assertionResults: unknown[] }[] }} report
 */
export function countVitest({
  numPassedTests,
  numFailedTests,
  numPendingTests = 0,
  numTodoTests = 0,
  testResults = [],
}) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.length,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * From Playwright's JSON report. A test that passed on a later try passed.
 * @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors?: unknown[] }} report
 */
export function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** What a suite counts for: its own report, but never as a success when its command failed or reported nothing. */
export function judge(counts, commandFailed) {
  if (!counts) return FAILED;
  const isSilent = counts.failed === 0 && (commandFailed || counts.passed + counts.skipped === 0);
  return isSilent ? { ...counts, failed: 1 } : counts;
}

export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** `N passed, N failed`, and what was skipped if anything was. */
export function summaryOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
