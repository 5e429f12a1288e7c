import { expect, test } from "vitest";
import { deviceWords, isHandheld } from "@/components/settings/device-words";
import { sizeOfJpeg } from "@/lib/users/jpeg";
import { profileInput } from "@/lib/users/schema";

const webkit = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    "Chrome on Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Edge on Windows",
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} Version/18.1 Mobile/15E148 Safari/604.1`,
    "Safari on iPhone",
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.1 Safari/605.1.15`, "Safari on Mac"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["curl/8.9", "A device that does not say what it is"],
  ["", "A device that does not say what it is"],
])("%s is %s", (agent, words) => {
  expect(deviceWords(agent)).toBe(words);
  expect(isHandheld(agent)).toBe(/iPhone|Android/.test(words));
});

test("the size of a JPEG stands in its frame, behind whatever comes before", () => {
  const before = [0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xdb, 0, 3, 9];
  const frame = [0xff, 0xc2, 0, 11, 8, 1, 0, 2, 128, 1, 1];
  expect(sizeOfJpeg(Uint8Array.from([...before, ...frame]))).toEqual({ height: 256, width: 640 });
  expect(sizeOfJpeg(Uint8Array.from(before))).toBeNull();
  expect(sizeOfJpeg(Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toBeNull();
  expect(sizeOfJpeg(new Uint8Array())).toBeNull();
});

test("a marker that says it has no length does not hold the reader up", () => {
  const endless = Uint8Array.from([
    0xff,
    0xd8,
    ...Array.from({ length: 400 }, () => [0xff, 0xe0, 0, 0]).flat(),
  ]);
  expect(sizeOfJpeg(endless)).toBeNull();
});

test.each([
  ["ada", "ada"],
  ["  Ada-Lovelace ", "ada-lovelace"],
  ["ada2", "ada2"],
])("%j is a handle", (given, handle) => {
  expect(profileInput.parse({ name: "Ada", handle: given }).handle).toBe(handle);
});

test.each(["ab", "-ada", "ada-", "ada lovelace", "åda", "a".repeat(31), "deleted-123"])(
  "%j is none",
  (handle) => {
    expect(profileInput.safeParse({ name: "Ada", handle }).success).toBe(false);
  },
);
