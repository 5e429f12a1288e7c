import "server-only";
import { db, type Transaction } from "../db";
import { AppError } from "../errors";
import { findCards } from "../media/data";
import { notify } from "../notifications/data";
import { editableBy, playlistGone } from "../playlists/access-data";
import { change } from "../playlists/change-data";
import { refuseExposure } from "../playlists/exposure-data";
import { insertItems } from "../playlists/insert-data";
import type { Visibility } from "../playlists/schema";
import { asUser } from "../users/as-user";
import type { SignedIn } from "../viewer";
import { tellAround } from "./access-data";
import type { DecideInput, SuggestionRef } from "./schema";
import { nameOf, whyNot } from "./suggestions-data";

/** `version` is the list's, when the decision has changed it. */
type Decision = { id: string; accepted: boolean; version: number | null; visibility: Visibility };

/**
 * Accepts a suggestion, which puts its media at the end of the list, or declines it. Of two decisions at once the first
 * counts and the other is a `conflict`. Whoever made it is told.
 */
export async function decide(viewer: SignedIn, input: DecideInput): Promise<Decision> {
  const { playlistId, suggestionId, accept } = input;
  const list = await findDecidable(viewer, playlistId);
  const open = { id: suggestionId, playlistId, status: "open" as const };
  const suggestion = await db.suggestion.findFirst({ where: open, select: { byId: true, mediaId: true } });
  if (!suggestion) throw await whyNot(viewer, input);
  const version = accept ? await accepted(viewer, input, suggestion) : await declined(viewer, input);
  tellAround(playlistId);
  await tellProposer(viewer, { ...suggestion, list, accepted: accept });
  return { id: suggestionId, accepted: accept, version, visibility: list.visibility };
}

async function findDecidable(viewer: SignedIn, playlistId: string) {
  const list = await db.playlist.findFirst({
    where: { AND: [{ id: playlistId }, editableBy(viewer)] },
    select: { id: true, title: true, visibility: true },
  });
  if (!list) throw playlistGone();
  return list;
}

type Proposed = { byId: string; mediaId: string };

async function accepted(viewer: SignedIn, input: DecideInput, { byId, mediaId }: Proposed) {
  const { playlistId, confirmed } = input;
  const cards = await findCards(viewer, [mediaId]);
  if (!cards.has(mediaId)) throw new AppError("not_found", "That title is no longer available.");
  const by = await db.user.findUnique({ where: { id: byId }, select: { id: true, name: true } });
  const { there, version } = await change(viewer, { playlistId }, editableBy(viewer), async (tx, list) => {
    if (!(await take(tx, viewer, input, "accepted"))) throw await whyNot(viewer, input, tx);
    if (await tx.playlistItem.findFirst({ where: { playlistId, mediaId }, select: { id: true } }))
      return { result: { there: true }, record: null };
    if (!confirmed) await refuseExposure(tx, viewer, list, [mediaId]);
    const added = await insertItems(tx, playlistId, [{ mediaId, addedById: byId }], "bottom");
    const items = added.map(({ id }) => ({ id, mediaId }));
    return { result: { there: false }, record: { kind: "added", items, ...(by && { suggestedBy: by }) } };
  });
  if (!there) return version;
  if (!(await take(db, viewer, input, "accepted"))) throw await whyNot(viewer, input);
  return null;
}

async function declined(viewer: SignedIn, input: DecideInput) {
  if (!(await take(db, viewer, input, "declined"))) throw await whyNot(viewer, input);
  return null;
}

/** Decides, when nobody has and the viewer still may; false otherwise. */
async function take(
  tx: Transaction,
  viewer: SignedIn,
  { playlistId, suggestionId }: SuggestionRef,
  status: "accepted" | "declined",
) {
  const { count } = await tx.suggestion.updateMany({
    where: { id: suggestionId, playlistId, status: "open", playlist: editableBy(viewer) },
    data: { status, decidedById: viewer.id, decidedAt: new Date() },
  });
  return count > 0;
}

type Told = Proposed & { list: { id: string; title: string }; accepted: boolean };

async function tellProposer(viewer: SignedIn, { byId, mediaId, list, accepted }: Told) {
  if (byId === viewer.id) return;
  const media = await nameOf(mediaId);
  const playlist = { id: list.id, title: list.title };
  await notify([byId], "suggestion-decided", { by: asUser(viewer), playlist, media, accepted });
}

/** Undoes a decision: the suggestion waits again. What accepting it has put into the list is reverted on its own. */
export async function reopenSuggestion(viewer: SignedIn, { playlistId, suggestionId }: SuggestionRef) {
  await findDecidable(viewer, playlistId);
  const [reopened] = await db.$queryRaw<{ id: string }[]>`
    UPDATE suggestion SET status = 'open', decided_by_id = NULL, decided_at = NULL
    WHERE id = ${suggestionId}::uuid AND playlist_id = ${playlistId}::uuid AND status <> 'open' AND NOT EXISTS (
      SELECT FROM suggestion AS other
      WHERE other.playlist_id = suggestion.playlist_id AND other.media_id = suggestion.media_id AND other.status = 'open'
    )
    RETURNING id`;
  if (!reopened) throw new AppError("conflict", "That has been suggested again meanwhile.");
  tellAround(playlistId);
  return reopened;
}
