import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { ActionResult } from "@/lib/action";
import { makeMedia } from "../support/database";
import {
  castOf,
  type Person,
  persons,
  type Scene,
  type Standing,
  setScene,
  snapshot,
  standings,
} from "../support/moderation-scene";
import { actionRows, type Outcome, type Row, routeRows } from "../support/moderation-table";
import { callAs } from "../support/request";

vi.mock("next/headers", async () => (await import("../support/request")).headers);
vi.mock("next/cache", async () => (await import("../support/request")).cache);
vi.mock("next/server", async () => ({ after: () => undefined }));

type Called = { outcome: Outcome; answer: unknown };
type Call = (scene: Scene, person: Person) => Promise<Called>;
type Action = (input: object) => Promise<ActionResult<unknown>>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const lib = fileURLToPath(new URL("../../lib/", import.meta.url));
const api = fileURLToPath(new URL("../../app/api/", import.meta.url));
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const aboutModeration =
  /^(?:reports|blocks|account|pictures|moderation|appeals|users)\/|^rooms\/\[id\]\/(?:held|kick|ban|unban)\//;

const actions = new Map<string, Action>();
const handlers = new Map<string, Handler>();

beforeAll(async () => {
  for (const file of Object.keys(actionRows)) {
    const exported = (await import(/* @vite-ignore */ `${lib}${file}.ts`)) as Record<string, Action>;
    for (const [name, run] of Object.entries(exported)) actions.set(`${file} ${name}`, run);
  }
  const files = readdirSync(api, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((one) => aboutModeration.test(one) && one.endsWith("/route.ts"))) {
    const exported = (await import(/* @vite-ignore */ `${api}${file}`)) as Record<string, Handler>;
    for (const method of methods) {
      const handler = exported[method];
      if (handler) handlers.set(`${method} ${file.replace("/route.ts", "")}`, handler);
    }
  }
});

/** The name of an action; a row may say after it of which things it is. */
const actionOf = (name: string) => name.split(" ")[0] ?? "";

test("every action and route of moderation and of people's own has a row in the table of rights", () => {
  const files = readdirSync(`${lib}moderation`).filter((file) => file.endsWith("actions.ts"));
  const known = [...files.map((file) => `moderation/${file.replace(".ts", "")}`), "users/settings-actions"];
  expect(Object.keys(actionRows).sort()).toEqual(known.sort());
  const rowed = Object.entries(actionRows).flatMap(([file, rows]) =>
    Object.keys(rows).map((name) => `${file} ${actionOf(name)}`),
  );
  expect([...actions.keys()].sort()).toEqual([...new Set(rowed)].sort());
  expect([...handlers.keys()].sort()).toEqual(Object.keys(routeRows).sort());
  expect(existsSync(`${lib}blocks/actions.ts`)).toBe(false);
});

const calls: [name: string, row: Row, call: Call][] = [
  ...Object.entries(actionRows).flatMap(([file, rows]) =>
    Object.entries(rows).map(([name, row]): [string, Row, Call] => [
      `${file} ${name}`,
      row,
      (scene, person) => callAction(`${file} ${actionOf(name)}`, row, scene, person),
    ]),
  ),
  ...Object.entries(routeRows).map(([name, row]): [string, Row, Call] => [
    name,
    row,
    (scene, person) => callRoute(name, row, scene, person),
  ]),
];

async function callAction(name: string, row: Row, scene: Scene, person: Person): Promise<Called> {
  const run = async () => actions.get(name)?.(row.input?.(scene, person) ?? {});
  const { answer: result } = await callAs(viewerOf(scene, person), run);
  if (!result) throw new Error(`There is no ${name}.`);
  if (!result.ok) return { outcome: result.error.code as Outcome, answer: result.error };
  return { outcome: await seen(row, result.data, scene), answer: result.data };
}

async function callRoute(name: string, row: Row, scene: Scene, person: Person): Promise<Called> {
  const [method = "", path = ""] = name.split(" ");
  const request = new Request(`http://localhost/api/${path}`, {
    method,
    headers: { "X-Forwarded-For": randomUUID() },
    ...(method !== "GET" && { body: JSON.stringify(row.input?.(scene, person) ?? {}) }),
  });
  const given = Promise.resolve(row.params?.(scene) ?? {});
  const run = async () => handlers.get(name)?.(request, { params: given });
  const { answer: response } = await callAs(viewerOf(scene, person), run);
  const answer = await response?.json();
  return { outcome: response?.ok ? await seen(row, answer, scene) : answer?.error.code, answer };
}

const viewerOf = ({ cast }: Scene, person: Person) => (person === "anonymous" ? null : cast[person]);

async function seen({ sees }: Row, answer: unknown, scene: Scene): Promise<Outcome> {
  return !sees || (await sees(answer, scene)) ? "ok" : "nothing";
}

describe.each(calls)("%s", (_name, row, call) => {
  test.each(standings)("by everyone, %s", async (standing) => {
    const mediaId = (await makeMedia()).id;
    const cast = await castOf(mediaId);
    const refused = persons.filter((person) => row.may(person, standing) !== "ok");
    const shared = await setScene(cast, mediaId, refused, standing);
    const before = await snapshot(shared);
    for (const person of refused) await expectOf(row, call, shared, person, standing);
    expect(await snapshot(shared)).toEqual(before);
    for (const person of persons.filter((one) => !refused.includes(one)))
      await expectOf(row, call, await setScene(cast, mediaId, [person], standing), person, standing);
  });
});

async function expectOf(row: Row, call: Call, scene: Scene, person: Person, standing: Standing) {
  const expected = row.may(person, standing);
  const { outcome, answer } = await call(scene, person);
  const told = outcome === expected ? {} : { answer };
  expect({ person, outcome, ...told }).toEqual({ person, outcome: expected });
}
