import { describe, expect, test } from "vitest";
import {
  discard,
  enqueue,
  keepHeld,
  markFailed,
  markSending,
  nextRetryAt,
  nextToSend,
  type Outbox,
  reconcile,
  refuseHeld,
  retryNow,
  revive,
  takeHeld,
} from "@/lib/chat/outbox";
import type { Message } from "@/lib/chat/schema";
import type { Held } from "@/lib/moderation/held-schema";

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

describe("what waits for moderators", () => {
  const waiting = {
    id: "h",
    roomId: "r",
    createdAt: "2026-01-01T00:00:00.000Z",
    expiresAt: "2026-01-02T00:00:00.000Z",
  };
  const heldAs = (clientId: string, outcome: Held["outcome"] = null): Held => ({
    ...waiting,
    clientId,
    body: "Held",
    mediaPositionMs: null,
    replyToId: null,
    outcome,
  });
  const outbox = keepHeld(
    markSending(enqueue([], { clientId: "a", body: "Held", writtenAt: 1 }), "a"),
    heldAs("a"),
  );

  test("holds nobody up, survives a reload, and is not tried again", () => {
    expect(outbox).toMatchObject([{ state: "held", heldId: "h" }]);
    expect(revive(retryNow(retryNow(outbox), "a"))).toEqual(outbox);
    const more = enqueue(outbox, { clientId: "b", body: "Next", writtenAt: 2 });
    expect(nextToSend(more, 0)?.clientId).toBe("b");
  });

  test("is there on every device, and fails when it is not let through", () => {
    expect(takeHeld([], [heldAs("a"), heldAs("b", "rejected")], 2)).toMatchObject([
      { clientId: "a", state: "held" },
    ]);
    expect(takeHeld(outbox, [heldAs("a", "rejected")], 2)).toMatchObject([{ state: "failed", heldId: "h" }]);
    expect(takeHeld(outbox, [heldAs("a", "approved")], 2)).toEqual([]);
    expect(refuseHeld(outbox, "a", "expired")).toMatchObject([{ state: "failed", reason: /in time/ }]);
  });

  test("does not wait any more once it is too old for the server to tell of it", () => {
    const days = 24 * 60 * 60 * 1000;
    expect(takeHeld(outbox, [], days)).toEqual(outbox);
    expect(takeHeld(outbox, [], 3 * days)).toMatchObject([{ state: "failed", heldId: "h" }]);
    expect(takeHeld(outbox, [heldAs("a")], 3 * days)).toMatchObject([{ state: "held" }]);
  });
});
