import { hash } from "@node-rs/argon2";
import { generateNKeysBetween } from "fractional-indexing";
import { db } from "../lib/db";
import { env } from "../lib/env";
import catalogue from "./catalogue/catalogue.json" with { type: "json" };
import { conversations } from "./demo/conversations";
import { demoPassword, type Handle, people } from "./demo/people";
import { playlists } from "./demo/playlists";

const mediaIds = new Map(catalogue.map((media) => [media.slug, media.id]));

function mediaId(slug: string) {
  const id = mediaIds.get(slug);
  if (!id) throw new Error(`The catalogue has no "${slug}".`);
  return id;
}

/** The demo films and tracks; a second run brings changed metadata up to date. */
async function seedCatalogue() {
  for (const { id, kind, waveform, ...media } of catalogue) {
    const data = { ...media, kind: kind as "video" | "audio", waveform: waveform ?? [] };
    await db.media.upsert({ where: { id }, create: { id, ...data }, update: data });
  }
}

async function seedPeople() {
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const [handle, person] of Object.entries(people)) {
    const data = { ...person, handle, email: `${handle}@example.com`, passwordHash };
    await db.user.upsert({ where: { id: person.id }, create: data, update: {} });
  }
}

async function seedPlaylists() {
  for (const { id, owner, media, ...playlist } of playlists) {
    if (await db.playlist.findUnique({ where: { id }, select: { id: true } })) continue;
    const positions = generateNKeysBetween(null, null, media.length);
    const items = media.map((slug, index) => ({ mediaId: mediaId(slug), position: positions[index] ?? "" }));
    await db.playlist.create({
      data: { id, ownerId: people[owner].id, ...playlist, items: { create: items } },
    });
  }
}

async function seedConversations() {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const [slug, lines] of Object.entries(conversations)) {
    const id = mediaId(slug);
    if (await db.room.findUnique({ where: { lobbyOf: id }, select: { id: true } })) continue;
    const authors = [...new Set(lines.map(([author]) => author))];
    await db.room.create({
      data: {
        mediaId: id,
        lobbyOf: id,
        title: "Lobby",
        lastSeq: lines.length,
        lastRev: lines.length,
        members: { create: authors.map((author) => ({ userId: people[author].id })) },
        messages: { create: lines.map((line, index) => message(line, index + 1, yesterday)) },
      },
    });
  }
}

function message([author, second, body]: [Handle, number, string], seq: number, start: number) {
  return {
    seq,
    rev: seq,
    body,
    authorId: people[author].id,
    clientId: crypto.randomUUID(),
    mediaPositionMs: second * 1000,
    createdAt: new Date(start + second * 1000),
  };
}

await seedCatalogue();
if (env.MATINEE_DEMO) {
  await seedPeople();
  await seedPlaylists();
  await seedConversations();
}
await db.$disconnect();
