import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { anyMedia, expectError, newClient, newRoom, type Person, person, send, watch } from "./http-support";
import { newAccount, test } from "./support";

let ada: Person;
let bob: Person;
let anyone: APIRequestContext;
let mediaId: string;

test.beforeAll(async ({ baseURL }) => {
  [ada, bob] = await Promise.all([person(baseURL, "ada"), person(baseURL, "bob")]);
  anyone = await newClient(baseURL);
  mediaId = await anyMedia(anyone);
});

test.afterAll(async () => {
  await Promise.all([ada, bob].map(({ api }) => api.dispose()));
  await anyone.dispose();
});

const uuid = /^[0-9a-f-]{36}$/;
const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

test("the contract: watch, make a room, join, write, read, change, leave", async () => {
  const room = await newRoom(ada, mediaId);
  const whole = {
    id: expect.stringMatching(uuid),
    mediaId,
    title: room.title,
    topic: "",
    kind: "room",
    visibility: "public",
    role: "owner",
    people: 1,
    closed: false,
    slowModeSeconds: 0,
    calmUntil: null,
    lastActiveAt: expect.stringMatching(time),
    lastSeq: 0,
    lastRev: 0,
    epoch: 1,
  };
  expect(room).toEqual(whole);
  const beat = await watch(bob, mediaId);
  expect(beat).toMatchObject({
    leaseExpiresAt: expect.stringMatching(time),
    nextHeartbeatMs: expect.any(Number),
  });
  const joined = await bob.api.post(`/api/rooms/${room.id}/join`);
  expect(joined.status()).toBe(200);
  expect(await joined.json()).toEqual({
    room: { ...whole, role: "member", people: 2 },
    lastSeq: 0,
    lastRev: 0,
    readSeq: 0,
    channel: `private-room-${room.id}-1`,
  });
  const input = { clientId: randomUUID(), body: "  Good evening\n\nto all  ", mediaPositionMs: 1500 };
  const sent = await send(bob, room.id, input);
  expect(sent.status()).toBe(201);
  const { message } = await sent.json();
  expect(message).toEqual({
    id: expect.stringMatching(uuid),
    roomId: room.id,
    seq: 1,
    rev: 1,
    clientId: input.clientId,
    author: { id: bob.id, handle: "bob", name: expect.any(String), imageUrl: null },
    body: "Good evening\n\nto all",
    mentions: [],
    mediaPositionMs: 1500,
    replyTo: null,
    reactions: [],
    mine: [],
    createdAt: expect.stringMatching(time),
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    hidden: false,
  });
  const again = await send(bob, room.id, input);
  expect([again.status(), await again.json()]).toEqual([200, { message }]);
  await expectError(await send(bob, room.id, { ...input, body: "Other" }), "conflict");
  const history = await ada.api.get(`/api/rooms/${room.id}/messages`);
  expect(await history.json()).toEqual({ messages: [message], lastSeq: 1, lastRev: 1 });
  const people = await (await ada.api.get(`/api/rooms/${room.id}/people`)).json();
  expect(people).toMatchObject({ count: 2 });
  const path = `/api/rooms/${room.id}/messages/${message.id}`;
  const edited = await bob.api.patch(path, { data: { body: "Hello" } });
  expect(await edited.json()).toMatchObject({ message: { seq: 1, rev: 2, body: "Hello" } });
  const deleted = await bob.api.delete(path);
  expect(await deleted.json()).toMatchObject({ message: { seq: 1, rev: 3, body: "" } });
  const changed = await ada.api.get(`/api/rooms/${room.id}/messages?changedAfter=1`);
  expect(await changed.json()).toMatchObject({ messages: [{ seq: 1, rev: 3 }], lastSeq: 1, lastRev: 3 });
  expect((await bob.api.post(`/api/rooms/${room.id}/leave`)).status()).toBe(200);
  await expectError(await send(bob, room.id, { ...input, clientId: randomUUID() }), "forbidden");
});

test("the rooms of a media are listed for everyone, the lobby first", async () => {
  const room = await newRoom(ada, mediaId);
  const { items } = await (await anyone.get(`/api/media/${mediaId}/rooms`)).json();
  expect(items[0]).toMatchObject({ kind: "lobby", mediaId, visibility: "public", role: null });
  expect(items.map(({ id }: { id: string }) => id)).toContain(room.id);
});

test("pusher-js is told where to connect, and gets a signature in its own form", async () => {
  const settings = await (await anyone.get("/api/realtime")).json();
  expect(settings).toEqual({
    key: expect.any(String),
    host: expect.any(String),
    port: expect.any(Number),
    tls: expect.any(Boolean),
    cluster: expect.any(String),
    authEndpoint: "/api/realtime/auth",
  });
  const room = await newRoom(ada, mediaId);
  const form = { socket_id: "1.2", channel_name: `private-room-${room.id}-1` };
  const signed = await ada.api.post(settings.authEndpoint, { form });
  expect([signed.status(), await signed.json()]).toEqual([
    200,
    { auth: expect.stringContaining(settings.key) },
  ]);
});

test("who is not signed in gets 401 from everything that is somebody's", async () => {
  const { id } = await newRoom(ada, mediaId);
  const input = { mediaId, positionMs: 0, state: "playing" };
  const form = { socket_id: "1.2", channel_name: `private-room-${id}-1` };
  for (const answer of [
    await anyone.post("/api/watching", { data: input }),
    await anyone.post(`/api/media/${mediaId}/rooms`, { data: { title: "Mine", visibility: "public" } }),
    await anyone.post(`/api/rooms/${id}/join`),
    await anyone.get(`/api/rooms/${id}/messages`),
    await anyone.get(`/api/rooms/${id}/people`),
    await anyone.post("/api/realtime/auth", { form }),
  ])
    await expectError(answer, "unauthenticated");
});

test("who is not watching gets 403 from join, history, send, people and the channel, with the reason", async ({
  browser,
}) => {
  const { context } = await newAccount(browser, "Noor");
  const idle = { api: context.request };
  const { id } = await newRoom(ada, mediaId);
  const form = { socket_id: "1.2", channel_name: `private-room-${id}-1` };
  for (const answer of [
    await idle.api.post(`/api/rooms/${id}/join`, { data: {} }),
    await idle.api.get(`/api/rooms/${id}/messages`),
    await send(idle, id, { clientId: randomUUID(), body: "Hello?" }),
    await idle.api.get(`/api/rooms/${id}/people`),
    await idle.api.post("/api/realtime/auth", { form }),
  ])
    expect((await expectError(answer, "forbidden")).message).toBe("Press play to join in.");
});

test("an invitation room is a 404 like a missing one, by API and by link; its token lets in", async () => {
  const { id } = await newRoom(ada, mediaId, "invitation");
  await watch(bob, mediaId);
  const missing = await bob.api.post(`/api/rooms/${randomUUID()}/join`);
  const hidden = await bob.api.post(`/api/rooms/${id}/join`);
  expect([hidden.status(), await hidden.text()]).toEqual([404, await missing.text()]);
  const { token } = await (await ada.api.post(`/api/rooms/${id}/invite`)).json();
  const link = (query: string) => bob.api.get(`/rooms/${id}${query}`, { maxRedirects: 0 });
  expect((await link("")).status()).toBe(404);
  expect((await link("?invite=wrong")).status()).toBe(404);
  expect((await bob.api.get("/rooms/nonsense", { maxRedirects: 0 })).status()).toBe(404);
  const opened = await link(`?invite=${token}`);
  expect(opened.status()).toBe(307);
  expect(opened.headers().location).toBe(`/media/${mediaId}?room=${id}&invite=${token}`);
  const joined = await bob.api.post(`/api/rooms/${id}/join`, { data: { invite: token } });
  expect(joined.status()).toBe(200);
  expect((await link("")).status()).toBe(307);
});

test("kick, ban and unban over HTTP, by those who may", async () => {
  const { id } = await newRoom(ada, mediaId);
  await watch(bob, mediaId);
  const at = (verb: string) => `/api/rooms/${id}/${verb}`;
  await bob.api.post(at("join"));
  await expectError(await bob.api.post(at("kick"), { data: { userId: ada.id } }), "forbidden");
  const kicked = await ada.api.post(at("kick"), { data: { userId: bob.id } });
  expect([kicked.status(), await kicked.json()]).toEqual([200, { epoch: 2 }]);
  expect((await bob.api.post(at("join"))).status()).toBe(200);
  const data = { userId: bob.id, reason: "Spam", minutes: 5 };
  expect(await (await ada.api.post(at("ban"), { data })).json()).toEqual({ epoch: 3 });
  await expectError(await bob.api.post(at("join")), "forbidden");
  expect((await ada.api.post(at("unban"), { data: { userId: bob.id } })).status()).toBe(200);
  expect((await bob.api.post(at("join"))).status()).toBe(200);
});

test("a report is made once; the second answers the first", async () => {
  const { id } = await newRoom(ada, mediaId);
  const data = { targetType: "room", targetId: id, reason: "spam" };
  const first = await bob.api.post("/api/reports", { data });
  expect(first.status()).toBe(201);
  const { report } = await first.json();
  expect(report).toMatchObject({ ...data, details: "", status: "open" });
  const second = await bob.api.post("/api/reports", { data });
  expect([second.status(), await second.json()]).toEqual([200, { report }]);
});

test("a room is renamed, made private and closed over HTTP", async () => {
  const { id } = await newRoom(ada, mediaId);
  const change = (data: object) => ada.api.patch(`/api/rooms/${id}`, { data });
  expect(await (await change({ title: "Better" })).json()).toMatchObject({
    room: { title: "Better", epoch: 1 },
  });
  expect(await (await change({ visibility: "invitation" })).json()).toMatchObject({ room: { epoch: 2 } });
  await expectError(await change({}), "invalid");
  expect((await ada.api.post(`/api/rooms/${id}/close`)).status()).toBe(200);
  await expectError(await ada.api.get(`/api/rooms/${id}/messages`), "forbidden");
});

test("a long answer is zipped, and a short one goes as it is", async () => {
  const room = await newRoom(ada, mediaId);
  const page = `/api/rooms/${room.id}/messages`;
  for (let count = 0; count < 8; count++)
    await send(ada, room.id, { clientId: randomUUID(), body: `${count} ${"so it goes on ".repeat(140)}` });
  const encodingOf = async (limit: number) =>
    (await ada.api.get(`${page}?limit=${limit}`)).headers()["content-encoding"];
  expect(await encodingOf(1)).toBeUndefined();
  expect(await encodingOf(8)).toBe("gzip");
});

test("whatever is answered may not be framed, nor taken for another kind of thing, and runs no foreign script", async () => {
  for (const path of ["/", "/api/health", "/nothing/here", "/media/the-green-hour/poster.webp", "/sign-in"]) {
    const headers = (await anyone.get(path)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["content-security-policy"], path).toMatch(/default-src 'self';.* frame-ancestors 'none'$/);
  }
});
