import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { decide, reopenSuggestion } from "@/lib/collaboration/decisions-data";
import { removePerson } from "@/lib/collaboration/people-data";
import { collaborationLimits } from "@/lib/collaboration/schema";
import {
  listSuggestions,
  suggestMedia,
  voteOn,
  withdrawSuggestion,
} from "@/lib/collaboration/suggestions-data";
import { listChanges } from "@/lib/playlists/changes-data";
import { exposureOf } from "@/lib/playlists/exposure-schema";
import { revertChange } from "@/lib/playlists/revert-data";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "../support/database";
import { whileHeld } from "../support/held";
import { itemsOf, letIn, listOf, stateOf } from "../support/playlists";

const gone = { code: "not_found", message: "That playlist is gone." };
const conflict = { code: "conflict" };

/** Ada's list with Ed as an editor, Sue and Tom as suggesters, and what Sue suggests for it. */
async function scene(count = 1) {
  const [ada, ed, sue, tom] = await Promise.all(["Ada", "Ed", "Sue", "Tom"].map((name) => signUp(name)));
  if (!ada || !ed || !sue || !tom) throw new Error("Somebody is missing.");
  const { playlistId } = await listOf(ada, []);
  await Promise.all([
    letIn(playlistId, ed),
    letIn(playlistId, sue, "suggester"),
    letIn(playlistId, tom, "suggester"),
  ]);
  const media = await Promise.all(Array.from({ length: count }, () => makeMedia()));
  const mediaIds = media.map(({ id }) => id);
  const { suggested } = await suggestMedia(sue, { playlistId, mediaIds, note: "Try this", confirmed: false });
  const [first] = suggested;
  const suggestionId = first?.id ?? "";
  return { ada, ed, sue, tom, playlistId, mediaIds, suggestionId, suggested };
}

function open(viewer: SignedIn, playlistId: string, decided = false) {
  return listSuggestions(viewer, { playlistId, decided, limit: 30 });
}

function decision(ref: { playlistId: string; suggestionId: string }, accept: boolean) {
  const { playlistId, suggestionId } = ref;
  return { playlistId, suggestionId, accept, confirmed: false };
}

async function toldOf(viewer: SignedIn, kind: string) {
  const rows = await db.notification.findMany({
    where: { userId: viewer.id, kind },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ data }) => data);
}

test("what a suggester proposes waits, is voted for, and comes into the list when an editor accepts it", async () => {
  const at = await scene(2);
  const { ada, ed, sue, tom, playlistId, mediaIds, suggested } = at;
  expect(await toldOf(ada, "suggestion")).toMatchObject([{ by: { id: sue.id }, more: 1 }]);
  expect(await toldOf(ed, "suggestion")).toHaveLength(1);
  expect(await toldOf(sue, "suggestion")).toEqual([]);
  const second = suggested[1]?.id ?? "";
  await voteOn(tom, { playlistId, suggestionId: second, on: true });
  await voteOn(ed, { playlistId, suggestionId: second, on: true });
  const { items } = await open(tom, playlistId);
  expect(items.map(({ id, votes, voted }) => ({ id, votes, voted }))).toEqual([
    { id: second, votes: 2, voted: true },
    { id: at.suggestionId, votes: 0, voted: false },
  ]);

  const accepted = await decide(ed, { ...decision(at, true), suggestionId: second });
  expect(await itemsOf(ada, playlistId)).toMatchObject([
    { media: { id: mediaIds[1] }, addedBy: { id: sue.id } },
  ]);
  expect(accepted.version).toBe((await stateOf(playlistId)).version);
  const [change] = (await listChanges(ada, { playlistId, limit: 1 })).items;
  expect(change).toMatchObject({ kind: "added", by: { id: ed.id }, suggestedBy: { id: sue.id } });
  await decide(ada, decision(at, false));
  expect(await toldOf(sue, "suggestion-decided")).toMatchObject([{ accepted: true }, { accepted: false }]);
  expect((await open(sue, playlistId)).items).toEqual([]);
  const decided = (await open(sue, playlistId, true)).items;
  expect(new Map(decided.map(({ id, status, decidedBy }) => [id, [status, decidedBy?.id]]))).toEqual(
    new Map([
      [second, ["accepted", ed.id]],
      [at.suggestionId, ["declined", ada.id]],
    ]),
  );
});

test("a vote counts once, however often and however many times at once it is given, and never for oneself", async () => {
  const at = await scene();
  const { playlistId, suggestionId, tom, sue } = at;
  const vote = { playlistId, suggestionId, on: true };
  await Promise.all(Array.from({ length: 8 }, () => voteOn(tom, vote)));
  expect(await voteOn(tom, vote)).toMatchObject({ votes: 1 });
  await expect(voteOn(sue, vote)).rejects.toMatchObject(conflict);
  expect(await voteOn(tom, { ...vote, on: false })).toMatchObject({ votes: 0 });
  expect(await voteOn(tom, { ...vote, on: false })).toMatchObject({ votes: 0 });
});

test.for([
  [true, true],
  [true, false],
  [false, false],
] as const)(
  "of two decisions at once (accept: %s and %s) one counts, and nothing comes in twice",
  async ([a, b]) => {
    const at = await scene();
    const { ada, ed, sue, playlistId, suggestionId } = at;
    const both = await whileHeld(
      "suggestion",
      [suggestionId],
      () => decide(ada, decision(at, a)),
      () => decide(ed, decision(at, b)),
    );
    const [won, lost] = both.toSorted((x, y) => x.status.localeCompare(y.status));
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject({ status: "rejected", reason: conflict });
    const { accepted } = (won as PromiseFulfilledResult<{ accepted: boolean }>).value;
    expect((await stateOf(playlistId)).ids).toHaveLength(accepted ? 1 : 0);
    expect(await toldOf(sue, "suggestion-decided")).toMatchObject([{ accepted }]);
    await expect(decide(ada, decision(at, true))).rejects.toMatchObject(conflict);
  },
);

test("suggesters and strangers decide nothing; nobody votes on, withdraws or decides from outside", async () => {
  const at = await scene();
  const { playlistId, suggestionId, sue, tom, ed } = at;
  const eve = await signUp("Eve");
  const ref = { playlistId, suggestionId };
  for (const viewer of [sue, tom, eve])
    for (const accept of [true, false])
      await expect(decide(viewer, decision(at, accept))).rejects.toMatchObject(gone);
  await expect(voteOn(eve, { ...ref, on: true })).rejects.toMatchObject(gone);
  await expect(withdrawSuggestion(eve, ref)).rejects.toMatchObject(gone);
  await expect(reopenSuggestion(tom, ref)).rejects.toMatchObject(gone);
  await expect(open(eve, playlistId)).rejects.toMatchObject(gone);
  await expect(withdrawSuggestion(tom, ref)).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdrawSuggestion(ed, ref)).rejects.toMatchObject({ code: "forbidden" });
  await withdrawSuggestion(sue, ref);
  await expect(decide(ed, decision(at, true))).rejects.toMatchObject(conflict);
});

test("a suggestion of one list is not touched through another", async () => {
  const [at, other] = [await scene(), await scene()];
  const ref = { playlistId: other.playlistId, suggestionId: at.suggestionId };
  await expect(decide(other.ada, decision(ref, true))).rejects.toMatchObject(conflict);
  await expect(voteOn(other.tom, { ...ref, on: true })).rejects.toMatchObject(conflict);
  await expect(reopenSuggestion(other.ada, ref)).rejects.toMatchObject(conflict);
  expect((await open(at.ada, at.playlistId)).items).toHaveLength(1);
});

test("what is in the list or suggested already is not suggested again", async () => {
  const { ada, sue, tom, ed, playlistId, mediaIds } = await scene(2);
  const all = { playlistId, mediaIds, note: "", confirmed: false };
  expect(await suggestMedia(tom, all)).toEqual({ suggested: [], there: mediaIds });
  const suggestions = (await open(ada, playlistId)).items;
  for (const { id } of suggestions) await decide(ed, decision({ playlistId, suggestionId: id }, true));
  expect(await suggestMedia(sue, all)).toEqual({ suggested: [], there: mediaIds });
  expect((await stateOf(playlistId)).mediaIds).toHaveLength(2);
});

test("one that came into the list otherwise is accepted without a second item", async () => {
  const at = await scene();
  const { ed, playlistId, mediaIds } = at;
  const [mediaId = ""] = mediaIds;
  await db.playlistItem.create({ data: { playlistId, mediaId, position: "a5" } });
  const { version } = await stateOf(playlistId);
  expect(await decide(ed, decision(at, true))).toMatchObject({ accepted: true, version: null });
  expect(await stateOf(playlistId)).toMatchObject({ version, mediaIds });
});

test("an accepted suggestion is undone by reverting it and letting it wait again", async () => {
  const at = await scene();
  const { ed, playlistId, suggestionId } = at;
  const { version } = await decide(ed, decision(at, true));
  await revertChange(ed, { playlistId, version: version ?? 0 });
  await reopenSuggestion(ed, { playlistId, suggestionId });
  expect((await stateOf(playlistId)).ids).toEqual([]);
  expect((await open(ed, playlistId)).items).toMatchObject([
    { id: suggestionId, status: "open", decidedBy: null },
  ]);
});

test("whoever is removed suggests and votes no more; what they suggested still waits", async () => {
  const { ada, sue, playlistId, suggestionId } = await scene();
  await removePerson(ada, { playlistId, userId: sue.id });
  const { id } = await makeMedia();
  const again = { playlistId, mediaIds: [id], note: "", confirmed: false };
  await expect(suggestMedia(sue, again)).rejects.toMatchObject(gone);
  await expect(withdrawSuggestion(sue, { playlistId, suggestionId })).rejects.toMatchObject(gone);
  expect((await open(ada, playlistId)).items).toHaveLength(1);
});

test("media that is gone cannot be suggested or accepted; one that is not public asks first", async () => {
  const at = await scene();
  const { sue, ed, playlistId, mediaIds } = at;
  await db.media.update({ where: { id: mediaIds[0] ?? "" }, data: { status: "removed" } });
  await expect(decide(ed, decision(at, true))).rejects.toMatchObject({ code: "not_found" });
  expect((await open(ed, playlistId)).items).toMatchObject([{ media: null }]);
  const missing = { playlistId, mediaIds: [randomUUID()], note: "", confirmed: false };
  await expect(suggestMedia(sue, missing)).rejects.toMatchObject({ code: "not_found" });
  const { id } = await makeMedia({ visibility: "unlisted" });
  const unlisted = { playlistId, mediaIds: [id], note: "", confirmed: false };
  const refused = await suggestMedia(sue, unlisted).catch((error) => error.toBody());
  expect(exposureOf(refused)).toMatchObject({ audience: "people", media: [{ id }] });
  expect((await suggestMedia(sue, { ...unlisted, confirmed: true })).suggested).toHaveLength(1);
});

test("suggestions stop at their limit and say so", async () => {
  const { sue, playlistId, mediaIds } = await scene();
  const [mediaId = ""] = mediaIds;
  await db.suggestion.deleteMany({ where: { playlistId } });
  const media = await db.media.createManyAndReturn({
    data: Array.from({ length: collaborationLimits.suggestions }, () => {
      const slug = randomUUID();
      return {
        slug,
        kind: "video" as const,
        title: slug,
        durationMs: 1,
        hlsUrl: "",
        posterUrl: "",
        posterSmallUrl: "",
      };
    }),
    select: { id: true },
  });
  await db.suggestion.createMany({
    data: media.map(({ id }) => ({ playlistId, mediaId: id, byId: sue.id })),
  });
  const one = { playlistId, mediaIds: [mediaId], note: "", confirmed: false };
  await expect(suggestMedia(sue, one)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("200"),
  });
});

test("whoever is told does not hear the title of what they may not see", async () => {
  const { ada, ed, sue, playlistId, mediaIds, suggestionId } = await scene();
  const admin = await signUp("Adi", { role: "admin" });
  await letIn(playlistId, admin);
  const { id } = await makeMedia({ visibility: "private" });
  await suggestMedia(admin, { playlistId, mediaIds: [id], note: "", confirmed: true });
  expect((await toldOf(ada, "suggestion")).at(-1)).toMatchObject({ by: { id: admin.id }, media: null });
  await db.media.update({ where: { id: mediaIds[0] }, data: { status: "removed" } });
  await decide(ed, decision({ playlistId, suggestionId }, false));
  expect(await toldOf(sue, "suggestion-decided")).toMatchObject([{ media: null, accepted: false }]);
});
