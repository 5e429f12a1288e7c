import { beforeEach, expect, test, vi } from "vitest";
import type { Undoable } from "@/components/playlists/editor/intents";
import { UndoStack } from "@/components/playlists/editor/undo-stack";
import type { ActionResult } from "@/lib/action";

type Told = { message: string; id?: string; action?: { label: string; onClick: () => void } };

/** What toasts would be on screen: one of a name takes the place of the last of that name. */
let told: Told[] = [];
const tell = vi.hoisted(() => vi.fn());
vi.mock("@/components/ui/toast", () => ({ toast: tell, toastError: tell }));

beforeEach(() => {
  told = [];
  tell.mockImplementation((message: string, options: Omit<Told, "message"> = {}) => {
    told = [...told.filter(({ id }) => !id || id !== options.id), { message, ...options }];
  });
});

const change = (version: number): Undoable => ({ version, before: [], ids: [] });
const done: ActionResult<{ missing: number }> = { ok: true, data: { missing: 0 } };

function refusal(retryable: boolean): ActionResult<never> {
  return { ok: false, error: { code: retryable ? "unavailable" : "conflict", message: "No.", retryable } };
}

function stackOf(...answers: ActionResult<{ missing: number }>[]) {
  const undone: number[] = [];
  const stack = new UndoStack(
    async ({ version }) => {
      undone.push(version);
      return answers.shift() ?? done;
    },
    () => undefined,
  );
  return { stack, undone };
}

test("what is still on its way is undone, not what was done before it", async () => {
  const { stack, undone } = stackOf();
  stack.push("First.", [change(1)]);
  let answer = () => {};
  const running = new Promise<void>((resolve) => {
    answer = resolve;
  }).then(() => stack.push("Second.", [change(2)]));
  void stack.await(running);
  stack.undoLast();
  expect(undone).toEqual([]);
  answer();
  await expect.poll(() => undone).toEqual([2]);
});

test("two undos at once undo two changes, and the way back on screen goes", async () => {
  const { stack, undone } = stackOf();
  stack.push("First.", [change(1)]);
  stack.push("Second.", [change(2)]);
  const stale = told[0]?.action;
  stack.undoLast();
  stack.undoLast();
  await expect.poll(() => stack.filled()).toBe(false);
  expect(undone).toEqual([2, 1]);
  expect(told.map(({ message, action }) => [message, action])).toEqual([["Undone.", undefined]]);
  stale?.onClick();
  stack.undoLast();
  await expect.poll(() => told.length).toBe(1);
  expect(undone).toEqual([2, 1]);
});

test("a change that could not be undone stays, and only it is tried again", async () => {
  const { stack, undone } = stackOf(done, refusal(true));
  stack.push("Two parts.", [change(1), change(2)]);
  stack.undoLast();
  await expect.poll(() => undone).toEqual([2]);
  stack.undoLast();
  await expect.poll(() => told.at(-1)?.action?.label).toBe("Try again");
  expect(stack.filled()).toBe(true);
  told.at(-1)?.action?.onClick();
  await expect.poll(() => stack.filled()).toBe(false);
  expect(undone).toEqual([2, 1, 1]);
});

test("what can never be undone does not stand in the way", async () => {
  const { stack, undone } = stackOf(refusal(false));
  stack.push("First.", [change(1)]);
  stack.push("Second.", [change(2)]);
  stack.undoLast();
  stack.undoLast();
  await expect.poll(() => stack.filled()).toBe(false);
  expect(undone).toEqual([2, 1]);
});
