import { hash } from "@node-rs/argon2";
import { generateNKeysBetween } from "fractional-indexing";
import { db } from "../lib/db";
import { env } from "../lib/env";
import catalogue from "./catalogue/catalogue.json" with { type: "json" };
import { conversations } from "./demo/conversations";
import { demoPassword, type Handle, people } from "./demo/people";
import { type DemoPlaylist, playlists } from "./demo/playlists";
import { seedReports } from "./demo/seed-reports";

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

/** Made once: what people have changed since stays theirs. */
async function seedPlaylists() {
  for (const playlist of playlists) {
    const { id } = playlist;
    if (await db.playlist.findUnique({ where: { id }, select: { id: true } })) continue;
    await db.playlist.create({ data: toPlaylist(playlist) });
  }
}

const day = 24 * 60 * 60 * 1000;

/** A list that has grown evenly since it was begun, with followers who have seen the first half of that. */
function toPlaylist({ owner, media, cover, age = 1, followers = [], ...playlist }: DemoPlaylist) {
  const ownerId = people[owner].id;
  const begun = Date.now() - age * day;
  const grown = (part: number) => new Date(begun + part * (age - 0.2) * day);
  const positions = generateNKeysBetween(null, null, media.length);
  const items = media.map((slug, index) => ({
    mediaId: mediaId(slug),
    position: positions[index] ?? "",
    addedById: ownerId,
    addedAt: grown(index / Math.max(1, media.length - 1)),
  }));
  return {
    ...playlist,
    ownerId,
    coverMediaId: cover && mediaId(cover),
    createdAt: grown(0),
    updatedAt: grown(1),
    items: { create: items },
    follows: {
      create: followers.map((handle) => ({
        userId: people[handle].id,
        createdAt: grown(0.3),
        seenAt: grown(0.5),
      })),
    },
  };
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
        members: { create: authors.map((author) => ({ userId: people[author].id, readSeq: lines.length })) },
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
  await seedReports();
}
await db.$disconnect();
