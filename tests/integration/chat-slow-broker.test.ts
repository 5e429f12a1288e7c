import { expect, test, vi } from "vitest";
import { findHistory } from "@/lib/chat/history-data";
import { kick } from "@/lib/moderation/removal-data";
import { signUp } from "../support/database";
import { enter, roomOf, say } from "../support/rooms";

/** A broker that takes every request and answers none. */
await vi.hoisted(async () => {
  const { createServer } = await import("node:net");
  const server = createServer((socket) => socket.on("error", () => {}));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  server.unref();
  process.env.PUSHER_HOST = "127.0.0.1";
  process.env.PUSHER_PORT = String(port);
});

test("no answer waits for a broker that does not answer, and each lost event is logged", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await roomOf(ada, [bob]);
  const lost = () =>
    warned.mock.calls.filter(([line]) => /^publish (messages|moved) failed/.test(String(line)));
  const first = await say(ada, room.id, "Anyone there?");
  // The event is still on its way: it has not come to its time-out.
  expect(lost()).toEqual([]);
  const sent = [first, await say(bob, room.id, "Yes")];
  await kick(ada, room.id, { userId: bob.id, reason: "" });
  await enter(bob, room);
  expect(await findHistory(bob, room.id, {})).toMatchObject({ messages: sent });
  await vi.waitFor(() => expect(lost()).toHaveLength(3), { timeout: 10_000 });
});
