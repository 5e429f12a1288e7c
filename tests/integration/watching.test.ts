import { expect, test } from "vitest";
import { leaveRoom } from "@/lib/rooms/membership-data";
import { heartbeat } from "@/lib/watching/data";
import { LEASE_SECONDS } from "@/lib/watching/schema";
import { db, makeMedia, signUp } from "../support/database";
import { enter, lobbyWith, roomOf, say, watch } from "../support/rooms";

test("a heartbeat takes a lease of 75 seconds by the database's clock and keeps the place", async () => {
  const [ada, media] = await Promise.all([signUp("Ada"), makeMedia()]);
  await watch(ada, media.id);
  const answer = await heartbeat(ada, { mediaId: media.id, positionMs: 4321, state: "paused" });
  expect(answer).toMatchObject({ rooms: [] });
  expect(answer.nextHeartbeatMs).toBeGreaterThanOrEqual(20_000);
  expect(answer.nextHeartbeatMs).toBeLessThanOrEqual(30_000);
  const [row] = await db.$queryRaw<object[]>`
    SELECT position_ms, state::text, extract(epoch FROM lease_expires_at - now())::float8 AS seconds
    FROM watching WHERE user_id = ${ada.id}::uuid`;
  const { seconds, ...kept } = row as { seconds: number };
  expect(kept).toEqual({ position_ms: 4321, state: "paused" });
  expect(seconds).toBeGreaterThan(LEASE_SECONDS - 10);
  expect(seconds).toBeLessThanOrEqual(LEASE_SECONDS);
});

test("a heartbeat tells how far the viewer's rooms of that media are, and of no others", async () => {
  const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
  const lobby = await lobbyWith(ada, bob);
  await roomOf(ada);
  const { id } = await say(bob, lobby.id, "News");
  expect(id).toBeDefined();
  const { rooms } = await watch(ada, lobby.mediaId);
  expect(rooms).toEqual([{ id: lobby.id, epoch: 1, lastSeq: 1, lastRev: 1, role: "member", people: 2 }]);
  await leaveRoom(ada, lobby.id);
  expect((await watch(ada, lobby.mediaId)).rooms).toEqual([]);
  await enter(ada, lobby);
  expect((await watch(ada, lobby.mediaId)).rooms).toHaveLength(1);
});

test("a heartbeat for what is not there is refused, and leaves nothing", async () => {
  const ada = await signUp("Ada");
  await expect(watch(ada, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect(await db.watching.count({ where: { userId: ada.id } })).toBe(0);
});
