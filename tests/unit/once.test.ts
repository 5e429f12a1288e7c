import { expect, test, vi } from "vitest";
import { oncePerId } from "@/components/ui/once";

test("a second press on the same thing does nothing, and one on another goes ahead", async () => {
  const once = oncePerId();
  let finish: (answer: string) => void = () => undefined;
  const first = once(
    "a",
    () =>
      new Promise<string>((resolve) => {
        finish = resolve;
      }),
  );
  const again = vi.fn(async () => "again");
  expect(await once("a", again)).toBeUndefined();
  expect(again).not.toHaveBeenCalled();
  expect(await once("b", async () => "other")).toBe("other");
  finish("done");
  expect(await first).toBe("done");
  expect(await once("a", again)).toBe("again");
});

test("what fails does not stay in the way", async () => {
  const once = oncePerId();
  await expect(once("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await once("a", async () => 1)).toBe(1);
});
