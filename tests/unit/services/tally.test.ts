import { expect, test } from "vitest";
import { add, countPlaywright, countVitest, judge, summaryOf } from "@/services/tally.mjs";

const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

test("a Vitest file that could not be loaded counts as a failed test", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{}] },
    { status: "passed", assertionResults: [{}] },
  ];
  const report = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults };
  expect(countVitest(report)).toEqual(counts(1, 2, 3));
});

test("Playwright's flaky tests passed, its errors outside of tests failed", () => {
  const stats = { expected: 3, flaky: 1, unexpected: 2, skipped: 1 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual(counts(4, 3, 1));
});

test("a suite without a report, without tests or with a failed command never passes", () => {
  expect(judge(null, false)).toEqual(counts(0, 1));
  expect(judge(counts(0, 0), false)).toEqual(counts(0, 1));
  expect(judge(counts(5, 0), true)).toEqual(counts(5, 1));
  expect(judge(counts(5, 2), true)).toEqual(counts(5, 2));
  expect(judge(counts(5, 0, 1), false)).toEqual(counts(5, 0, 1));
});

test("the summary adds up and names skipped tests only if there are any", () => {
  expect(summaryOf(add(counts(2, 1), counts(3, 0)))).toBe("5 passed, 1 failed");
  expect(summaryOf(counts(1, 0, 4))).toBe("1 passed, 0 failed, 4 skipped");
});
