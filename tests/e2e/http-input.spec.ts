import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { anyMedia, expectError, newRoom, type Person, person, send, watch } from "./http-support";
import { test } from "./support";

let ada: Person;
let mediaId: string;
let roomId: string;

test.beforeAll(async ({ baseURL }) => {
  ada = await person(baseURL, "ada");
  mediaId = await anyMedia(ada.api);
  roomId = (await newRoom(ada, mediaId)).id;
});

test.afterAll(() => ada.api.dispose());

const id = randomUUID();
const message = { clientId: id, body: "Hello" };
const beat = { mediaId: id, positionMs: 0, state: "playing" };
const report = { targetType: "user", targetId: id, reason: "spam" };
const removal = { userId: id };
const long = (length: number) => "x".repeat(length);

/** Each value of a text field that must be refused. */
const badTexts = (max: number) => [1, null, [], {}, long(max + 1), "a\0b", "\ud800", "a\udc00b"];
const without = (whole: object, key: string) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key));

/** Every wrong body that comes of a right one by spoiling a key, dropping it or adding one. */
function spoil(right: object, spoiled: Record<string, unknown[]>, optional: string[] = []) {
  const wrong = Object.entries(spoiled).flatMap(([key, values]) =>
    values.map((v) => ({ ...right, [key]: v })),
  );
  const dropped = Object.keys(right)
    .filter((key) => !optional.includes(key))
    .map((key) => without(right, key));
  return [
    ...wrong,
    ...dropped,
    { ...right, extra: 1 },
    { ...right, __proto__x: {} },
    [right],
    null,
    "text",
    7,
  ];
}

const badIds = [
  "",
  "1",
  `${id}0`,
  id.slice(1),
  `{${id}}`,
  1,
  null,
  [id],
  "'; DROP TABLE room; --",
  "\0",
  "\ud800",
];
const badInts = [-1, 1.5, "1", null, 2 ** 31, 1e300, {}];
const badPositions = badInts.filter((value) => value !== null);

type Case = [string, (api: APIRequestContext) => string, "post" | "patch", object[] | unknown[]];
const room = (path: string) => () => `/api/rooms/${roomId}${path}`;

const cases: Case[] = [
  [
    "a heartbeat",
    () => "/api/watching",
    "post",
    spoil(beat, { mediaId: badIds, positionMs: badInts, state: ["stopped", "", 1, null] }),
  ],
  [
    "a new room",
    () => `/api/media/${mediaId}/rooms`,
    "post",
    spoil(
      { title: "Room", topic: "", visibility: "public" },
      { title: [...badTexts(80), "", "  "], topic: [...badTexts(200), "a\nb"], visibility: ["secret", 1] },
      ["topic"],
    ),
  ],
  [
    "joining",
    room("/join"),
    "post",
    [{ invite: 1 }, { invite: "" }, { invite: "a b" }, { invite: long(65) }, { x: 1 }, []],
  ],
  ["leaving", room("/leave"), "post", [{ x: 1 }, [], "text", 1, null]],
  ["closing", room("/close"), "post", [{ x: 1 }, [], null]],
  ["opening again", room("/reopen"), "post", [{ x: 1 }, [], null]],
  ["saying no", room("/decline"), "post", [{ x: 1 }, [], null]],
  ["giving a room away", room("/transfer"), "post", spoil({ userId: id }, { userId: badIds })],
  ["an invitation", room("/invite"), "post", [{ renew: "yes" }, { renew: 1 }, { x: 1 }, []]],
  [
    "a link",
    room("/invites"),
    "post",
    [
      ...[0, -1, 1.5, "1", 10_001, {}].map((maxUses) => ({ maxUses })),
      ...[0, -1, 1.5, "1", 525_601, {}].map((minutes) => ({ minutes })),
      { x: 1 },
      [],
    ],
  ],
  ["a renewed link", room(`/invites/${id}/renew`), "post", [{ x: 1 }, [], null]],
  ["a guest", room("/guests"), "post", spoil({ handle: "ada" }, { handle: [...badTexts(64), "", " "] })],
  ["a role", room(`/members/${id}`), "patch", spoil({ role: "member" }, { role: ["owner", "", 1, null] })],
  ["how far one has read", room("/read"), "post", spoil({ seq: 1 }, { seq: badInts })],
  [
    "settings",
    room(""),
    "patch",
    spoil({ title: "Room" }, { title: badTexts(80), topic: badTexts(200), visibility: ["secret", null] }),
  ],
  [
    "a message",
    room("/messages"),
    "post",
    spoil(message, {
      clientId: badIds,
      body: [...badTexts(2000), "", " \n "],
      mediaPositionMs: badPositions,
      replyToId: badIds.filter((value) => value !== null),
    }),
  ],
  [
    "a change of a message",
    room(`/messages/${id}`),
    "patch",
    spoil({ body: "Hi" }, { body: [...badTexts(2000), ""] }),
  ],
  ...["kick", "ban", "unban"].map(
    (verb): Case => [
      `a ${verb}`,
      room(`/${verb}`),
      "post",
      spoil(removal, { userId: badIds, reason: badTexts(500), minutes: [0, -1, 1.5, "5", null, 525_601] }),
    ],
  ),
  [
    "a report",
    () => "/api/reports",
    "post",
    spoil(report, {
      targetType: ["users", "", 1, null],
      targetId: badIds,
      reason: ["bad", "", 1],
      details: badTexts(2000),
    }),
  ],
];

for (const [name, path, method, bodies] of cases)
  test(`bad input to ${name} is refused, and changes nothing`, async () => {
    const before = await everything();
    for (const data of bodies) {
      const raw = Buffer.from(JSON.stringify(data));
      const headers = { "content-type": "application/json" };
      await expectError(await ada.api[method](path(ada.api), { data: raw, headers }), "invalid");
    }
    expect(await everything()).toEqual(before);
  });

/** What the room is and holds, to one who is watching: the lease may have run out meanwhile. */
async function everything() {
  await watch(ada, mediaId);
  const history = await (await ada.api.get(`/api/rooms/${roomId}/messages`)).json();
  const { items } = await (await ada.api.get(`/api/media/${mediaId}/rooms`)).json();
  return { history, room: items.find((each: { id: string }) => each.id === roomId) };
}

test("a body that is no JSON, no UTF-8 or too much is refused", async () => {
  const post = (data: Buffer) =>
    ada.api.post(`/api/rooms/${roomId}/messages`, { data, headers: { "content-type": "application/json" } });
  await expectError(await post(Buffer.from("{")), "invalid");
  await expectError(await post(Buffer.from([0x22, 0xff, 0xfe, 0x22])), "invalid");
  const much = await post(Buffer.from(JSON.stringify({ ...message, body: long(40_000) })));
  expect([much.status(), await much.json()]).toMatchObject([413, { error: { code: "too_large" } }]);
});

const badPaths = [
  "/api/rooms/1/messages",
  `/api/rooms/${id}0/people`,
  "/api/rooms/%00/messages",
  "/api/media/x/rooms",
  "/api/rooms/unread/members",
  "/api/rooms?limit=0",
  "/api/rooms?cursor=x",
  "/api/rooms?offset=1",
];
const badQueries = [
  ...[
    "before=a",
    "before=-1",
    "before=1.5",
    "before=",
    "before=1&before=2",
    "before=1&after=2",
    "after=2147483648",
  ],
  ...[
    "after=0x1",
    "after=1e3",
    "after=%31%00",
    "changedAfter=-1",
    "changedAfter=null",
    "before=1&changedAfter=1",
  ],
  ...["limit=0", "limit=301", "limit=ten", "limit=", "cursor=1", "offset=1", "after=%D9%A1"],
];

test("paths whose ids are no UUIDs, and queries that are none of the contract's, are refused", async () => {
  for (const path of badPaths) await expectError(await ada.api.get(path), "invalid");
  for (const query of badQueries) {
    await expectError(await ada.api.get(`/api/rooms/${roomId}/messages?${query}`), "invalid");
  }
});

const badForms: Record<string, string>[] = [
  {},
  { socket_id: "1.2" },
  { channel_name: "private-room" },
  ...["", "1", "1.", ".2", "1.2.3", "a.b", "1.2\n", "1.2:private-x", "-1.2", "١.٢"].map((socket_id) => ({
    socket_id,
    channel_name: "private-room",
  })),
  { socket_id: "1.2", channel_name: "" },
  { socket_id: "1.2", channel_name: long(201) },
  { socket_id: "1.2", channel_name: "private-room\0" },
  { socket_id: "1.2", channel_name: "private-room", extra: "1" },
];

test("what pusher-js never sends to the signing route is refused", async () => {
  for (const form of badForms)
    await expectError(await ada.api.post("/api/realtime/auth", { form }), "invalid");
  for (const tail of ["-0", "-01", "-2", "", "-1\n", "-1 ", "-١"]) {
    const form = { socket_id: "1.2", channel_name: `private-room-${roomId}${tail}` };
    await expectError(await ada.api.post("/api/realtime/auth", { form }), "forbidden");
  }
});

test("writes from another site are refused, whatever they carry", async () => {
  const headers = { origin: "https://evil.example" };
  const data = { clientId: randomUUID(), body: "Forged" };
  const path = `/api/rooms/${roomId}`;
  for (const answer of [
    await ada.api.post(`${path}/messages`, { data, headers }),
    await ada.api.post(`${path}/messages`, { data, headers: { origin: "null" } }),
    await ada.api.post(`${path}/messages`, { data, headers: { "sec-fetch-site": "cross-site" } }),
    await ada.api.post(`${path}/leave`, { headers }),
    await ada.api.patch(path, { data: { title: "Forged" }, headers }),
    await ada.api.delete(`${path}/messages/${id}`, { headers }),
    await ada.api.post("/api/watching", { data: { ...beat, mediaId }, headers }),
    await ada.api.post("/api/reports", { data: report, headers }),
    await ada.api.post("/api/realtime/auth", {
      form: { socket_id: "1.2", channel_name: "private-room" },
      headers,
    }),
  ])
    await expectError(answer, "forbidden");
  expect((await send(ada, roomId, { clientId: randomUUID(), body: "Genuine" })).status()).toBe(201);
  expect(await everything()).toMatchObject({ history: { messages: [{ seq: 1, body: "Genuine" }] } });
});
