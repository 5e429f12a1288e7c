import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import { notify } from "../notifications/data";
import { playlistGone, workedOnBy } from "../playlists/access-data";
import { refuseExposure } from "../playlists/exposure-data";
import { asUser } from "../users/as-user";
import { userColumns } from "../users/data";
import type { SignedIn } from "../viewer";
import { lockList, roleOf, tellAround } from "./access-data";
import {
  collaborationLimits,
  type SuggestInput,
  type Suggestion,
  type SuggestionPage,
  type SuggestionPageInput,
  type SuggestionRef,
  type VoteInput,
} from "./schema";

const columns = {
  id: true,
  mediaId: true,
  note: true,
  status: true,
  createdAt: true,
  decidedAt: true,
  by: { select: userColumns },
  decidedBy: { select: userColumns },
} as const;

/**
 * The suggestions of a playlist, for those who work on it: all open ones, those with the most votes first, or a page of
 * the decided ones, the last made first.
 */
export async function listSuggestions(
  viewer: SignedIn,
  { playlistId, decided, cursor, limit }: SuggestionPageInput,
): Promise<SuggestionPage> {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, workedOnBy(viewer)] },
    select: { ownerId: true },
  });
  if (!list) throw playlistGone();
  const take = decided ? limit : collaborationLimits.suggestions;
  const rows = await db.suggestion.findMany({
    where: { playlistId, status: decided ? { not: "open" } : "open", ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: take + 1,
    select: columns,
  });
  const shown = rows.slice(0, take);
  const items = await withVotes(viewer, shown);
  if (!decided) items.sort((a, b) => b.votes - a.votes || a.createdAt.localeCompare(b.createdAt));
  const role = await roleOf(viewer, playlistId, list.ownerId);
  return { items, nextCursor: rows.length > take ? (shown.at(-1)?.id ?? null) : null, role };
}

type Row = Omit<Suggestion, "media" | "votes" | "voted" | "createdAt" | "decidedAt"> & {
  mediaId: string;
  createdAt: Date;
  decidedAt: Date | null;
};

async function withVotes(viewer: SignedIn, rows: Row[]): Promise<Suggestion[]> {
  const suggestionId = { in: rows.map(({ id }) => id) };
  const mediaIds = rows.map(({ mediaId }) => mediaId);
  const [cards, counts, own] = await Promise.all([
    findCards(viewer, mediaIds),
    db.suggestionVote.groupBy({ by: ["suggestionId"], where: { suggestionId }, _count: true }),
    db.suggestionVote.findMany({
      where: { suggestionId, userId: viewer.id },
      select: { suggestionId: true },
    }),
  ]);
  const votes = new Map(counts.map((row) => [row.suggestionId, row._count]));
  const voted = new Set(own.map((row) => row.suggestionId));
  return rows.map(({ mediaId, createdAt, decidedAt, ...row }) => ({
    ...row,
    media: cards.get(mediaId) ?? null,
    votes: votes.get(row.id) ?? 0,
    voted: voted.has(row.id),
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
}

/**
 * Proposes media for a list that the viewer works on. What is in it or proposed already is left out and answered as
 * `there`. Those who decide are told once.
 */
export async function suggestMedia(viewer: SignedIn, input: SuggestInput) {
  const cards = await findCards(viewer, input.mediaIds);
  const wanted = [...new Set(input.mediaIds)].filter((mediaId) => cards.has(mediaId));
  if (wanted.length === 0) throw new AppError("not_found", "That title is no longer available.");
  const { list, suggested } = await db.$transaction((tx) => propose(tx, viewer, input, wanted));
  const [first] = suggested;
  if (first) await tellDeciders(viewer, list, first.mediaId, suggested.length - 1);
  const made = new Set(suggested.map(({ mediaId }) => mediaId));
  return { suggested, there: wanted.filter((mediaId) => !made.has(mediaId)) };
}

async function propose(
  tx: Transaction,
  viewer: SignedIn,
  { playlistId, note, confirmed }: SuggestInput,
  wanted: string[],
) {
  const list = await lockList(tx, playlistId, workedOnBy(viewer));
  if (!confirmed) await refuseExposure(tx, viewer, list, wanted);
  const among = { playlistId, mediaId: { in: wanted } };
  const items = await tx.playlistItem.findMany({ where: among, select: { mediaId: true } });
  const present = new Set(items.map(({ mediaId }) => mediaId));
  const fresh = wanted.filter((mediaId) => !present.has(mediaId));
  const open = await tx.suggestion.count({ where: { playlistId, status: "open" } });
  if (open + fresh.length > collaborationLimits.suggestions) throw suggestionsFull();
  const suggested = await tx.suggestion.createManyAndReturn({
    data: fresh.map((mediaId) => ({ playlistId, mediaId, byId: viewer.id, note })),
    skipDuplicates: true,
    select: { id: true, mediaId: true },
  });
  return { list, suggested };
}

/** What a notification says of a media, which may be one that only some of those who are told may see: then null. */
export async function nameOf(mediaId: string) {
  const card = (await findCards(null, [mediaId])).get(mediaId);
  return card ? { id: card.id, title: card.title } : null;
}

type Told = { id: string; ownerId: string; title: string };

async function tellDeciders(viewer: SignedIn, list: Told, mediaId: string, more: number) {
  const { id: playlistId, ownerId } = list;
  const deciders = (await findDeciders(playlistId, ownerId)).filter((userId) => userId !== viewer.id);
  const playlist = { id: playlistId, title: list.title };
  const media = await nameOf(mediaId);
  await notify(deciders, "suggestion", { by: asUser(viewer), playlist, media, more });
  tellAround(playlistId);
}

async function findDeciders(playlistId: string, ownerId: string) {
  const where = { playlistId, role: "editor" as const, acceptedAt: { not: null } };
  const editors = await db.collaborator.findMany({ where, select: { userId: true } });
  return [ownerId, ...editors.map(({ userId }) => userId)];
}

/** Takes back what the viewer has proposed, while it is undecided. */
export async function withdrawSuggestion(viewer: SignedIn, { playlistId, suggestionId }: SuggestionRef) {
  const where = { id: suggestionId, playlistId, byId: viewer.id, status: "open" as const };
  const { count } = await db.suggestion.deleteMany({ where: { ...where, playlist: workedOnBy(viewer) } });
  if (count === 0) throw await whyNot(viewer, { playlistId, suggestionId });
  tellAround(playlistId);
  return { id: suggestionId };
}

/** Votes for a suggestion of somebody else's, or takes the vote back: one vote each, however often it is given. */
export async function voteOn(viewer: SignedIn, { playlistId, suggestionId, on }: VoteInput) {
  const open = { id: suggestionId, playlistId, status: "open" as const, playlist: workedOnBy(viewer) };
  const found = await db.suggestion.findFirst({ where: open, select: { byId: true } });
  if (!found) throw await whyNot(viewer, { playlistId, suggestionId });
  if (found.byId === viewer.id) throw new AppError("conflict", "Others vote on what you suggest.");
  const vote = { suggestionId, userId: viewer.id };
  if (on) await db.suggestionVote.createMany({ data: [vote], skipDuplicates: true });
  else await db.suggestionVote.deleteMany({ where: vote });
  tellAround(playlistId);
  return { id: suggestionId, votes: await db.suggestionVote.count({ where: { suggestionId } }) };
}

/** Why a suggestion cannot be changed: it is not the viewer's to see, or it is decided or withdrawn. */
export async function whyNot(
  viewer: SignedIn,
  { playlistId, suggestionId }: SuggestionRef,
  tx: Transaction = db,
) {
  const list = { AND: [{ id: playlistId }, workedOnBy(viewer)] };
  if ((await tx.playlist.count({ where: list })) === 0) return playlistGone();
  const found = await tx.suggestion.findFirst({
    where: { id: suggestionId, playlistId },
    select: { status: true, decidedBy: { select: { name: true } } },
  });
  if (!found) return new AppError("conflict", "That suggestion has been withdrawn.");
  if (found.status === "open")
    return new AppError("forbidden", "Only who made a suggestion can take it back.");
  return new AppError("conflict", `${found.decidedBy?.name ?? "Somebody"} has ${found.status} it already.`);
}

function suggestionsFull() {
  const most = collaborationLimits.suggestions;
  return new AppError(
    "conflict",
    `${most} suggestions wait for a decision, and that is the most there can be.`,
  );
}
