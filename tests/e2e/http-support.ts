import { randomUUID } from "node:crypto";
import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import { signIn } from "./support";

export type Person = { api: APIRequestContext; id: string };

/** A connection a request: a kept one may be closed by the server just when the next request goes out on it. */
export function newClient(baseURL = "") {
  return request.newContext({ baseURL, extraHTTPHeaders: { connection: "close" } });
}

/** A demo account that speaks HTTP only, as a program would. */
export async function person(baseURL: string | undefined, handle: string): Promise<Person> {
  const api = await newClient(baseURL);
  await signIn(api, handle);
  const { user } = await (await api.get("/api/auth/session")).json();
  return { api, id: user.id };
}

/** The id of some media of the catalogue. */
export async function anyMedia(api: APIRequestContext): Promise<string> {
  const { items } = await (await api.get("/api/media?limit=1")).json();
  return items[0].id;
}

/** Makes someone watch a media. */
export async function watch({ api }: Person, mediaId: string) {
  const answer = await api.post("/api/watching", { data: { mediaId, positionMs: 0, state: "playing" } });
  expect(answer.status()).toBe(200);
  return answer.json();
}

/** A new room of `owner`, who watches its media. */
export async function newRoom(owner: Person, mediaId: string, visibility = "public") {
  await watch(owner, mediaId);
  const answer = await owner.api.post(`/api/media/${mediaId}/rooms`, {
    data: { title: `Room ${randomUUID().slice(0, 8)}`, visibility },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).room as { id: string; epoch: number; title: string };
}

export function send({ api }: Pick<Person, "api">, roomId: string, data: object) {
  return api.post(`/api/rooms/${roomId}/messages`, { data });
}

const statuses = { invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409 };

/** Expects the contract's error: its status, its form, and not a word of what is behind it. */
export async function expectError(answer: APIResponse, code: keyof typeof statuses) {
  const text = await answer.text();
  expect([answer.status(), text.slice(0, 300)]).toEqual([statuses[code], expect.any(String)]);
  const body = JSON.parse(text);
  expect(body).toEqual({
    error: expect.objectContaining({ code, message: expect.any(String), retryable: false }),
  });
  expect(text).not.toMatch(/prisma|postgres|select |insert |\bat \/|node_modules/i);
  expect(answer.headers()["content-type"]).toContain("application/json");
  return body.error as { message: string };
}
