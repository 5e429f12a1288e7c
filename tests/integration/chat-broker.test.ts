import { expect, test, vi } from "vitest";
import { findHistory } from "@/lib/chat/history-data";
import { signUp } from "../support/database";
import { lobbyWith, say } from "../support/rooms";

/** Nobody listens on port 1: a broker that is away. */
vi.hoisted(() => {
  process.env.PUSHER_HOST = "127.0.0.1";
  process.env.PUSHER_PORT = "1";
});

test("while the broker is away every send is kept and answered", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const room = await lobbyWith(ada, bob);
  const sent = [await say(ada, room.id, "Anyone there?"), await say(bob, room.id, "Yes")];
  expect(await findHistory(bob, room.id, { changedAfter: 0 })).toMatchObject({ messages: sent, lastRev: 2 });
  const unheard = () =>
    warned.mock.calls.filter(([line]) => String(line).startsWith("publish messages failed"));
  await vi.waitFor(() => expect(unheard()).toHaveLength(2), { timeout: 5_000 });
});
