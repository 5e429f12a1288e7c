import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";

/** Says that somebody plays this, which rooms ask for. */
export async function watch(request: APIRequestContext, mediaId: string) {
  const answer = await request.post("/api/watching", { data: { mediaId, positionMs: 0, state: "playing" } });
  expect(answer.status(), "the lease is given").toBe(200);
}

/** A public room of theirs about a media, else the newest track, by a title that no other has. */
export async function makeRoom(request: APIRequestContext, about?: string) {
  const mediaId = about ?? (await newestTrack(request));
  await watch(request, mediaId);
  const data = { title: `Room ${randomUUID().slice(0, 8)}`, visibility: "public" };
  const made = await request.post(`/api/media/${mediaId}/rooms`, { data });
  expect(made.status(), "the room is made").toBe(201);
  return (await made.json()).room as { id: string; title: string; mediaId: string };
}

async function newestTrack(request: APIRequestContext): Promise<string> {
  const { items } = await (await request.get("/api/media?kind=audio&limit=1")).json();
  return items[0].id;
}
