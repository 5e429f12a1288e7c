import { describe, expect, test } from "vitest";
import {
  discard,
  enqueue,
  markFailed,
  markSending,
  nextRetryAt,
  nextToSend,
  type Outbox,
  reconcile,
  retryNow,
  revive,
} from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";

const draft = (clientId: string) => ({ clientId, body: `message ${clientId}`, writtenAt: 0 });
const two: Outbox = enqueue(enqueue([], draft("a")), draft("b"));
const offline = { code: "offline" as const, message: "Away." };

function storedBy(authorId: string, clientId: string) {
  return { clientId, author: { id: authorId, handle: "x", name: "X", imageUrl: null } } as Message;
}

describe("the outbox", () => {
  test("sends one at a time, in the order of writing", () => {
    expect(nextToSend(two, 0)?.clientId).toBe("a");
    const sending = markSending(two, "a");
    expect(nextToSend(sending, 0)).toBeUndefined();
    expect(nextToSend(discard(sending, "a"), 0)?.clientId).toBe("b");
  });

  test("a message that could not go out waits longer each time, and the next one waits behind it", () => {
    let outbox = two;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      outbox = markFailed(markSending(outbox, "a"), "a", offline, 0, 1);
      waits.push(nextRetryAt(outbox) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(nextToSend(outbox, 29_999)).toBeUndefined();
    expect(nextToSend(outbox, 30_000)?.clientId).toBe("a");
  });

  test("the server's Retry-After is honoured", () => {
    const limited = { code: "rate_limited" as const, message: "Slow down.", retryAfterMs: 7_000 };
    expect(nextRetryAt(markFailed(markSending(two, "a"), "a", limited, 100, 0))).toBe(7_100);
  });

  test("a refused message stays with its reason, and holds nobody up", () => {
    const outbox = markFailed(markSending(two, "a"), "a", { code: "invalid", message: "No." }, 0, 0);
    expect(outbox[0]).toMatchObject({ clientId: "a", state: "failed", reason: "No." });
    expect(nextToSend(outbox, 0)?.clientId).toBe("b");
  });

  test("retrying one that failed puts it in its place again; the network's return does not", () => {
    const failed = markFailed(markSending(two, "a"), "a", { code: "forbidden", message: "No." }, 0, 0);
    expect(nextToSend(retryNow(failed), 0)?.clientId).toBe("b");
    expect(nextToSend(retryNow(failed, "a"), 0)?.clientId).toBe("a");
  });

  test("what the room has is no longer unsent; another's clientId is not one's own", () => {
    expect(reconcile(two, [storedBy("me", "a")], "me").map(({ clientId }) => clientId)).toEqual(["b"]);
    expect(reconcile(two, [storedBy("other", "a")], "me")).toBe(two);
  });

  test("after a reload nothing is on its way", () => {
    expect(nextToSend(revive(markSending(two, "a")), 0)?.clientId).toBe("a");
  });
});
