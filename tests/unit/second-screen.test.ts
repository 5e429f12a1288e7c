import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Followed } from "@/components/second-screen/followed-screen";

const fetched = vi.fn<(path: string) => Promise<Response>>();
const told: Followed[] = [];
const page = new EventTarget();

const screen = (title: string) => ({
  media: { id: "a", kind: "audio", title, artist: "", durationMs: 60_000, posterUrl: "", posterSmallUrl: "" },
  state: "paused",
  positionMs: 0,
  ageMs: 0,
  live: true,
  leaseExpiresAt: new Date(Date.now() + 60_000).toISOString(),
  rooms: [],
});
const answer = (title: string) => Response.json({ secondScreen: screen(title) });
const refusal = (status: number) => Response.json({ error: { code: "no", message: "No." } }, { status });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("window", page);
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function follow() {
  const { FollowedScreen } = await import("@/components/second-screen/followed-screen");
  return new FollowedScreen("token", "viewer", (followed) => told.push(followed));
}

const statuses = () => told.map(({ status }) => status);
const title = () => {
  const last = told.at(-1);
  return last?.status === "following" ? last.screen.media.title : undefined;
};

test("a server that does not answer is said to be away, and asked on until it does", async () => {
  fetched.mockRejectedValueOnce(new TypeError("offline")).mockResolvedValueOnce(refusal(500));
  fetched.mockResolvedValue(answer("A"));
  const followed = await follow();
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses()).toEqual(["unreachable"]);
  followed.again();
  await vi.advanceTimersByTimeAsync(0);
  expect(statuses()).toEqual(["unreachable", "unreachable"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(title()).toBe("A");
  followed.stop();
});

test("who is signed out meanwhile is told so, and nothing is asked any more", async () => {
  fetched.mockImplementation(async (path) => (path.includes("/auth/") ? Response.json({}) : refusal(401)));
  await follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(statuses()).toEqual(["signed-out"]);
  expect(fetched.mock.calls.filter(([path]) => path.includes("second-screens"))).toHaveLength(1);
});

test("an answer that a later question has overtaken is dropped", async () => {
  let late: (answer: Response) => void = () => undefined;
  fetched.mockResolvedValueOnce(answer("A"));
  const followed = await follow();
  await vi.advanceTimersByTimeAsync(0);
  fetched.mockReturnValueOnce(new Promise((resolve) => (late = resolve))).mockResolvedValueOnce(answer("C"));
  followed.again();
  followed.again();
  await vi.advanceTimersByTimeAsync(0);
  late(answer("B"));
  await vi.advanceTimersByTimeAsync(0);
  expect(title()).toBe("C");
  followed.stop();
});
