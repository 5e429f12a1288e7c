import { randomUUID } from "node:crypto";
import type { Visibility } from "@/lib/playlists/schema";
import type { SignedIn } from "@/lib/viewer";
import { db, makeMedia, signUp } from "./database";
import { letIn, listOf } from "./playlists";

/** Everyone that the table of rights knows. `follower` followed the list while it was public. */
export const persons = ["owner", "editor", "suggester", "follower", "stranger", "anonymous"] as const;
export type Person = (typeof persons)[number];
export type People = Record<Exclude<Person, "anonymous">, SignedIn> & { anonymous: null };

/** A list that is a fork of another, and all that can be around a list. */
export type Scene = {
  playlistId: string;
  /** The caller's own list. */
  ownId: string;
  shareToken: string;
  itemIds: [string, string, string];
  freeMediaId: string;
  /** An item of the list that this one was forked from. */
  originId: string;
  /** The version of a change by the owner. */
  version: number;
  openId: string;
  decidedId: string;
  linkId: string;
  token: string;
  suggesterId: string;
  editorId: string;
  strangersHandle: string;
};

export async function signUpEveryone(): Promise<People> {
  const [owner, editor, suggester, follower, stranger] = await Promise.all([
    signUp("Owner"),
    signUp("Editor"),
    signUp("Suggester"),
    signUp("Follower"),
    signUp("Stranger"),
  ]);
  return { owner, editor, suggester, follower, stranger, anonymous: null };
}

/** The first the longest. */
export async function makeManyMedia() {
  const lengths = Array.from({ length: 7 }, (_, index) => 60_000 - index * 1_000);
  const media = await Promise.all(lengths.map((durationMs) => makeMedia({ durationMs })));
  return media.map(({ id }) => id);
}

/** A scene for one call by `person`. */
export async function setScene(
  people: People,
  mediaIds: string[],
  visibility: Visibility,
  person: Person,
): Promise<Scene> {
  const [a = "", b = "", c = "", freeMediaId = "", open = "", decided = "", origin = ""] = mediaIds;
  const { owner, editor, suggester, follower, stranger } = people;
  const [list, source, own] = await Promise.all([
    listOf(owner, [a, b, c], visibility),
    listOf(owner, [origin], "public"),
    people[person] && listOf(people[person], []),
  ]);
  const { playlistId } = list;
  await letIn(playlistId, editor);
  await letIn(playlistId, suggester, "suggester");
  await db.follow.create({ data: { userId: follower.id, playlistId } });
  const invite = await db.playlistInvite.create({ data: { playlistId, role: "suggester" } });
  const suggestion = { playlistId, byId: suggester.id };
  const { id: openId } = await db.suggestion.create({ data: { ...suggestion, mediaId: open } });
  const { id: decidedId } = await db.suggestion.create({
    data: {
      ...suggestion,
      mediaId: decided,
      status: "declined",
      decidedById: owner.id,
      decidedAt: new Date(),
    },
  });
  const { version, shareToken } = await changedByOwner(
    owner,
    playlistId,
    list.itemIds[0] ?? "",
    a,
    source.playlistId,
  );
  return {
    playlistId,
    ownId: own?.playlistId ?? randomUUID(),
    shareToken,
    itemIds: list.itemIds as Scene["itemIds"],
    freeMediaId,
    originId: source.itemIds[0] ?? "",
    version,
    openId,
    decidedId,
    linkId: invite.id,
    token: invite.token,
    suggesterId: suggester.id,
    editorId: editor.id,
    strangersHandle: stranger.handle,
  };
}

/** A change in the history, as if the owner had just added the first item; and a list to have been forked from. */
async function changedByOwner(
  owner: SignedIn,
  playlistId: string,
  id: string,
  mediaId: string,
  sourceId: string,
) {
  const list = await db.playlist.update({
    where: { id: playlistId },
    data: { version: { increment: 1 }, forkedFromId: sourceId, forkedVersion: 1 },
    select: { version: true, shareToken: true },
  });
  const data = { items: [{ id, mediaId }] };
  await db.playlistChange.create({
    data: { playlistId, version: list.version, byId: owner.id, kind: "added", data },
  });
  return list;
}

/** All that a list is and has around it. */
export function snapshot(playlistId: string) {
  return db.playlist.findUnique({
    where: { id: playlistId },
    include: {
      items: { orderBy: { position: "asc" } },
      collaborators: { orderBy: { userId: "asc" } },
      invites: { orderBy: { id: "asc" } },
      suggestions: { orderBy: { id: "asc" }, include: { votes: true } },
      follows: { orderBy: { userId: "asc" } },
      progress: { orderBy: { userId: "asc" } },
      changes: { orderBy: { version: "asc" } },
    },
  });
}
