import { expect, test } from "vitest";
import { foldFor } from "@/components/chat/folds";
import type { ReplyTo } from "@/lib/chat/schema";

const quoted = (more: Partial<ReplyTo>): ReplyTo => ({
  ...{ id: "1", seq: 1, authorId: "bob", authorName: "Bob", body: "the twist", mediaPositionMs: 40_000 },
  ...more,
});
const eyes = {
  viewerId: "ada",
  uncoveredMs: 60_000,
  blocked: new Set<string>(),
  unfolded: new Set<string>(),
};

test("a quote is kept from whoever the message itself is kept from", () => {
  expect(foldFor(quoted({}), eyes)).toBeNull();
  expect(foldFor(quoted({}), { ...eyes, uncoveredMs: 30_000 })).toBe("later");
  expect(foldFor(quoted({}), { ...eyes, blocked: new Set(["bob"]) })).toBe("blocked");
  expect(foldFor(quoted({ authorId: "ada" }), { ...eyes, uncoveredMs: 0 })).toBeNull();
  expect(foldFor(quoted({}), { ...eyes, uncoveredMs: 0, unfolded: new Set(["1"]) })).toBeNull();
});
