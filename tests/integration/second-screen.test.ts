import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { POST as command } from "@/app/api/second-screens/[token]/commands/route";
import { POST as open } from "@/app/api/second-screens/[token]/open/route";
import { DELETE, GET } from "@/app/api/second-screens/[token]/route";
import { POST as make } from "@/app/api/second-screens/route";
import { findAccess } from "@/lib/rooms/access-data";
import type { SignedIn, Viewer } from "@/lib/viewer";
import { heartbeat } from "@/lib/watching/data";
import {
  endSecondScreen,
  findSecondScreen,
  makeSecondScreen,
  openSecondScreen,
} from "@/lib/watching/second-screen-data";
import { db, makeMedia, signUp } from "../support/database";
import { callAs } from "../support/request";
import { enter, lobbyWith, say, send as sendMessage, watch } from "../support/rooms";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

const playing = (mediaId: string) => ({ mediaId, positionMs: 1_000, state: "playing" as const });
const gone = { code: "not_found", message: "This code is not in force any more." };

async function openedBy(viewer: SignedIn, mediaId: string) {
  await watch(viewer, mediaId);
  const { token } = await makeSecondScreen(viewer, playing(mediaId));
  await openSecondScreen(viewer, token);
  return token;
}

/** Lets time pass for a second screen, by moving what it keeps of it. */
function pass(token: string, minutes: number) {
  return db.$executeRaw`
    UPDATE second_screen SET opens_until = opens_until - make_interval(mins => ${minutes}),
      told_at = told_at - make_interval(mins => ${minutes}),
      lease_expires_at = lease_expires_at - make_interval(mins => ${minutes}) WHERE token = ${token}`;
}

/** As if the playing tab had been closed so long ago that no heartbeat came. */
async function silence(viewer: SignedIn) {
  await db.watching.updateMany({
    where: { userId: viewer.id },
    data: { leaseExpiresAt: new Date(Date.now() - 1_000) },
  });
}

test("a code is made for what plays only, and leads its owner to where the playing tab is", async () => {
  const ada = await signUp("Ada");
  const lobby = await lobbyWith(ada);
  const other = await makeMedia();
  await expect(makeSecondScreen(ada, playing(other.id))).rejects.toMatchObject({ code: "forbidden" });
  const { token } = await makeSecondScreen(ada, playing(lobby.mediaId));
  const screen = await openSecondScreen(ada, token);
  expect(screen).toMatchObject({ state: "playing", positionMs: 1_000, live: true });
  expect(screen.media.id).toBe(lobby.mediaId);
  expect(screen.ageMs).toBeGreaterThanOrEqual(0);
  expect(screen.rooms).toMatchObject([{ id: lobby.id, role: "member", people: 1 }]);
});

test("the phone follows the tab: its place, its state, and what it plays next", async () => {
  const [ada, film] = await Promise.all([signUp("Ada"), makeMedia()]);
  const token = await openedBy(ada, film.id);
  const next = await makeMedia();
  const answer = await heartbeat(ada, {
    mediaId: next.id,
    positionMs: 7_000,
    state: "paused",
    secondScreen: token,
  });
  expect(answer.secondScreen).toEqual({ opened: true });
  const screen = await findSecondScreen(ada, token);
  expect(screen).toMatchObject({ positionMs: 7_000, state: "paused", live: true });
  expect(screen.media.id).toBe(next.id);
});

test("the phone takes no lease: when the tab falls silent, it is outside as every other device is", async () => {
  const ada = await signUp("Ada");
  const lobby = await lobbyWith(ada);
  const token = await openedBy(ada, lobby.mediaId);
  await say(ada, lobby.id, "From the phone");
  await silence(ada);
  for (let asked = 0; asked < 3; asked += 1) await findSecondScreen(ada, token);
  expect((await findAccess(ada, lobby.id))?.open).toBe(false);
  await expect(
    sendMessage(ada, lobby.id, { clientId: randomUUID(), body: "Still there?" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await pass(token, 2);
  expect((await findSecondScreen(ada, token)).live).toBe(false);
  await enter(ada, lobby);
  const back = await heartbeat(ada, { ...playing(lobby.mediaId), secondScreen: token });
  expect(back.secondScreen).toEqual({ opened: true });
  expect((await findSecondScreen(ada, token)).live).toBe(true);
});

test("a code that nobody scans in time opens nothing; one that was scanned goes on", async () => {
  const [ada, film] = await Promise.all([signUp("Ada"), makeMedia()]);
  await watch(ada, film.id);
  const { token: late } = await makeSecondScreen(ada, playing(film.id));
  await expect(findSecondScreen(ada, late)).rejects.toMatchObject(gone);
  await db.$executeRaw`UPDATE second_screen SET opens_until = now() WHERE token = ${late}`;
  await expect(openSecondScreen(ada, late)).rejects.toMatchObject(gone);
  const scanned = await openedBy(ada, film.id);
  await db.$executeRaw`UPDATE second_screen SET opens_until = now() WHERE token = ${scanned}`;
  expect((await openSecondScreen(ada, scanned)).live).toBe(true);
});

test("ended from either side, or silent for long, it is over, and the tab hears so", async () => {
  const [ada, film] = await Promise.all([signUp("Ada"), makeMedia()]);
  const ended = await openedBy(ada, film.id);
  await endSecondScreen(ada, ended);
  await expect(endSecondScreen(ada, ended)).rejects.toMatchObject(gone);
  const silent = await openedBy(ada, film.id);
  await pass(silent, 12);
  for (const token of [ended, silent]) {
    await expect(findSecondScreen(ada, token)).rejects.toMatchObject(gone);
    await expect(openSecondScreen(ada, token)).rejects.toMatchObject(gone);
    const beat = await heartbeat(ada, { ...playing(film.id), secondScreen: token });
    expect(beat.secondScreen).toBeNull();
  }
  expect(await db.secondScreen.count({ where: { userId: ada.id } })).toBe(1);
  await openedBy(ada, film.id);
  expect(await db.secondScreen.count({ where: { userId: ada.id } })).toBe(1);
});

test("nobody keeps more than ten", async () => {
  const [ada, film] = await Promise.all([signUp("Ada"), makeMedia()]);
  const tokens: string[] = [];
  for (let count = 0; count < 12; count += 1) tokens.push(await openedBy(ada, film.id));
  expect(await db.secondScreen.count({ where: { userId: ada.id } })).toBe(10);
  await expect(findSecondScreen(ada, tokens[0] ?? "")).rejects.toMatchObject(gone);
});

test("somebody else's code is as good as none, whatever is asked of it", async () => {
  const [ada, bob, film] = await Promise.all([signUp("Ada"), signUp("Bob"), makeMedia()]);
  const token = await openedBy(ada, film.id);
  await watch(bob, film.id);
  const before = await db.secondScreen.findUnique({ where: { token } });
  const call = async (viewer: Viewer, code: string) => {
    const context = { params: Promise.resolve({ token: code }) };
    const ask = (body?: object) =>
      new Request("http://localhost", { method: "POST", body: JSON.stringify(body ?? {}) });
    const { answer } = await callAs(viewer, async () => [
      await GET(new Request("http://localhost"), context),
      await open(ask(), context),
      await command(ask({ do: "pause" }), context),
      await DELETE(new Request("http://localhost", { method: "DELETE" }), context),
    ]);
    return Promise.all(answer.map(async (one) => ({ status: one.status, told: await one.json() })));
  };
  const missing = await call(bob, "x".repeat(22));
  expect(missing.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(await call(bob, token)).toEqual(missing);
  expect((await call(null, token)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  const making = new Request("http://localhost", { method: "POST", body: JSON.stringify(playing(film.id)) });
  const { answer } = await callAs(null, () => make(making, { params: Promise.resolve({}) }));
  expect(answer.status).toBe(401);
  const stolen = await heartbeat(bob, { ...playing(film.id), secondScreen: token });
  expect(stolen.secondScreen).toBeNull();
  expect(await db.secondScreen.findUnique({ where: { token } })).toEqual(before);
});
