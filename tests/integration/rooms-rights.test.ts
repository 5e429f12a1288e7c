import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { type RoomVisibility, roomVisibilities } from "@/lib/rooms/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { callAs } from "../support/request";
import { watch } from "../support/rooms";

vi.mock("next/headers", async () => (await import("../support/request")).headers);

const people = ["owner", "moderator", "member", "invited", "stranger", "banned", "anonymous"] as const;
type Person = (typeof people)[number];
type Outcome = "ok" | "unauthenticated" | "forbidden" | "not_found" | "conflict";
/** `victim` is a member whom others act on, `outsider` somebody with an account. All but `anonymous` are watching. */
type Cast = Record<Exclude<Person, "anonymous"> | "victim" | "outsider", SignedIn>;
type Scene = Cast & { id: string; mediaId: string; messageId: string; inviteId: string };

type Row = {
  params?: (scene: Scene) => Record<string, string>;
  query?: string;
  body?: (scene: Scene) => object;
  may: (person: Person, visibility: RoomVisibility) => Outcome;
};

const inside = (person: Person) => ["owner", "moderator", "member"].includes(person);
const knows = (person: Person, visibility: RoomVisibility) =>
  visibility === "public" || inside(person) || person === "invited";

/** Those who may; of the others, who may know of the room is refused, and to who may not it is missing. */
const only =
  (may: (person: Person, visibility: RoomVisibility) => boolean): Row["may"] =>
  (person, visibility) => {
    if (person === "anonymous") return "unauthenticated";
    if (may(person, visibility)) return "ok";
    return knows(person, visibility) ? "forbidden" : "not_found";
  };

const owner = only((person) => person === "owner");
const keepers = only((person) => person === "owner" || person === "moderator");
const insiders = only(inside);
const knowing = only(knows);
const author = only((person) => person === "member");
const joining = only((person, visibility) => person !== "banned" && knows(person, visibility));
const signedIn: Row["may"] = (person) => (person === "anonymous" ? "unauthenticated" : "ok");
const anyone: Row["may"] = () => "ok";
const linkOwner: Row["may"] = (person, visibility) =>
  person === "owner" && visibility !== "invitation" ? "conflict" : owner(person, visibility);

const victim = ({ victim: { id } }: Scene) => ({ userId: id });
const message = ({ messageId }: Scene) => ({ messageId });
const thumb = () => ({ emoji: "👍" });
const link = ({ inviteId }: Scene) => ({ inviteId });

/** Every route of rooms has a row here. */
const rows: Record<string, Row> = {
  "GET media/[id]/rooms": { params: ({ mediaId }) => ({ id: mediaId }), may: anyone },
  "POST media/[id]/rooms": {
    params: ({ mediaId }) => ({ id: mediaId }),
    body: () => ({ title: "Mine", visibility: "public" }),
    may: signedIn,
  },
  "GET rooms": { may: signedIn },
  "GET rooms/unread": { may: signedIn },
  "GET rooms/[id]": { may: (person, visibility) => (knows(person, visibility) ? "ok" : "not_found") },
  "PATCH rooms/[id]": { body: () => ({ title: "Renamed" }), may: keepers },
  "DELETE rooms/[id]": { may: owner },
  "POST rooms/[id]/close": { may: owner },
  "POST rooms/[id]/reopen": { may: owner },
  "POST rooms/[id]/transfer": { body: victim, may: owner },
  "POST rooms/[id]/join": { may: joining },
  "POST rooms/[id]/leave": { may: knowing },
  "POST rooms/[id]/decline": {
    may: (person) => {
      if (person === "anonymous") return "unauthenticated";
      return person === "invited" ? "ok" : "not_found";
    },
  },
  "GET rooms/[id]/messages": { may: insiders },
  "POST rooms/[id]/messages": { body: () => ({ clientId: randomUUID(), body: "Hello" }), may: insiders },
  "PATCH rooms/[id]/messages/[messageId]": { params: message, body: () => ({ body: "Anew" }), may: author },
  "DELETE rooms/[id]/messages/[messageId]": { params: message, may: author },
  "PUT rooms/[id]/messages/[messageId]/reactions": { params: message, body: thumb, may: insiders },
  "DELETE rooms/[id]/messages/[messageId]/reactions": { params: message, body: thumb, may: insiders },
  "PUT rooms/[id]/messages/[messageId]/pin": { params: message, may: keepers },
  "DELETE rooms/[id]/messages/[messageId]/pin": { params: message, may: keepers },
  "GET rooms/[id]/messages/replay": { query: "?towards=after&ms=0&seq=0", may: insiders },
  "GET rooms/[id]/messages/search": { query: "?query=said", may: insiders },
  "GET rooms/[id]/pins": { may: insiders },
  "GET rooms/[id]/mentionable": { may: insiders },
  "POST rooms/[id]/typing": { may: insiders },
  "GET rooms/[id]/held": { may: insiders },
  "DELETE rooms/[id]/held/[heldId]": { params: () => ({ heldId: randomUUID() }), may: signedIn },
  "POST rooms/[id]/read": { body: () => ({ seq: 1 }), may: insiders },
  "GET rooms/[id]/people": { may: insiders },
  "GET rooms/[id]/members": { may: insiders },
  "PATCH rooms/[id]/members/[userId]": { params: victim, body: () => ({ role: "moderator" }), may: owner },
  "POST rooms/[id]/kick": { body: victim, may: keepers },
  "POST rooms/[id]/ban": { body: victim, may: keepers },
  "POST rooms/[id]/unban": { body: ({ banned: { id } }) => ({ userId: id }), may: keepers },
  "GET rooms/[id]/guests": { may: keepers },
  "POST rooms/[id]/guests": { body: ({ outsider: { handle } }) => ({ handle }), may: keepers },
  "DELETE rooms/[id]/guests/[userId]": { params: ({ invited: { id } }) => ({ userId: id }), may: keepers },
  "POST rooms/[id]/invite": { body: () => ({ renew: true }), may: linkOwner },
  "GET rooms/[id]/invites": { may: owner },
  "POST rooms/[id]/invites": { body: () => ({ maxUses: 1, minutes: 5 }), may: linkOwner },
  "DELETE rooms/[id]/invites/[inviteId]": { params: link, may: owner },
  "POST rooms/[id]/invites/[inviteId]/renew": { params: link, may: linkOwner },
};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const api = fileURLToPath(new URL("../../app/api/", import.meta.url));
const handlers = new Map<string, Handler>();

beforeAll(async () => {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((one) => one.includes("rooms/") && one.endsWith("/route.ts"))) {
    const exported = (await import(/* @vite-ignore */ `${api}${file}`)) as Record<string, Handler>;
    for (const method of methods) {
      const handler = exported[method];
      if (handler) handlers.set(`${method} ${file.replace("/route.ts", "")}`, handler);
    }
  }
});

test("every route of rooms has a row in the table of rights, and there are no other ways in", () => {
  expect([...handlers.keys()].sort()).toEqual(Object.keys(rows).sort());
  for (const domain of ["rooms", "chat", "watching"]) {
    expect(existsSync(fileURLToPath(new URL(`../../lib/${domain}/actions.ts`, import.meta.url)))).toBe(false);
  }
});

async function castOf(mediaId: string): Promise<Cast> {
  const names = ["owner", "moderator", "member", "invited", "stranger", "banned", "victim", "outsider"];
  const all = await Promise.all(names.map((name) => signUp(name)));
  await Promise.all(all.map((one) => watch(one, mediaId)));
  return Object.fromEntries(names.map((name, index) => [name, all[index]])) as Cast;
}

async function sceneOf(cast: Cast, mediaId: string, visibility: RoomVisibility): Promise<Scene> {
  const member = (who: keyof Cast, role: "owner" | "moderator" | "member") => ({
    userId: cast[who].id,
    role,
  });
  const said = { seq: 1, rev: 1, authorId: cast.member.id, clientId: randomUUID(), body: "Said" };
  const room = await db.room.create({
    data: {
      mediaId,
      title: "A room",
      visibility,
      ownerId: cast.owner.id,
      lastSeq: 1,
      lastRev: 1,
      members: {
        create: [
          member("owner", "owner"),
          member("moderator", "moderator"),
          member("member", "member"),
          member("victim", "member"),
          { ...member("banned", "member"), leftAt: new Date() },
        ],
      },
      guests: { create: { userId: cast.invited.id, byId: cast.owner.id } },
      invites: { create: { token: randomUUID() } },
      messages: { create: said },
      sanctions: { create: { kind: "ban", userId: cast.banned.id } },
    },
    include: { messages: true, invites: true },
  });
  const [messageId = "", inviteId = ""] = [room.messages[0]?.id, room.invites[0]?.id];
  return { ...cast, id: room.id, mediaId, messageId, inviteId };
}

async function call(name: string, person: Person, scene: Scene) {
  const [method = "", path = ""] = name.split(" ");
  const { params, query = "", body } = rows[name] as Row;
  const request = new Request(`http://localhost/api/${path}${query}`, {
    method,
    ...(method !== "GET" && { body: JSON.stringify(body?.(scene) ?? {}) }),
  });
  const given = { ...(path.includes("[id]") && { id: scene.id }), ...params?.(scene) };
  const viewer = person === "anonymous" ? null : scene[person];
  const run = async () => handlers.get(name)?.(request, { params: Promise.resolve(given) });
  const { answer } = await callAs(viewer, run);
  const told = await answer?.json();
  return { outcome: answer?.ok ? "ok" : told?.error.code, told };
}

function snapshot(id: string) {
  const members = { orderBy: { userId: "asc" } } as const;
  const include = { members, guests: true, invites: true, messages: true, sanctions: true };
  return db.room.findUnique({ where: { id }, include });
}

describe.each(Object.keys(rows))("%s", (name) => {
  let cast: Cast;
  let mediaId: string;

  beforeAll(async () => {
    mediaId = (await makeMedia()).id;
    cast = await castOf(mediaId);
  });

  test.each(roomVisibilities)("of a %s room", async (visibility) => {
    const { may } = rows[name] as Row;
    const scene = await sceneOf(cast, mediaId, visibility);
    const before = await snapshot(scene.id);
    const missing = await call(name, "stranger", { ...scene, id: randomUUID() });
    for (const person of people.filter((one) => may(one, visibility) !== "ok")) {
      const { outcome, told } = await call(name, person, scene);
      expect({ person, outcome }).toEqual({ person, outcome: may(person, visibility) });
      if (outcome === "not_found" && person !== "anonymous") expect(told).toEqual(missing.told);
    }
    expect(await snapshot(scene.id)).toEqual(before);
    for (const person of people.filter((one) => may(one, visibility) === "ok")) {
      const { outcome } = await call(name, person, await sceneOf(cast, mediaId, visibility));
      expect({ person, outcome }).toEqual({ person, outcome: "ok" });
    }
  });
});
