import type { Visibility } from "@/lib/playlists/schema";
import type { Person, Scene } from "./rights-scene";

export type Outcome = "ok" | "not_found" | "unauthenticated" | "forbidden" | "conflict" | "invalid";

export type Row = {
  input: (scene: Scene) => Record<string, unknown>;
  /** What each may do with a list that is public, unlisted or private. */
  may: (person: Person, visibility: Visibility) => Outcome;
  /** It changes something of the list or around it. */
  writes?: true;
};

/** Those named may; the list is as good as missing for everyone else, who is asked to sign in first. */
function only(...allowed: Person[]): Row["may"] {
  return (person) => {
    if (person === "anonymous") return "unauthenticated";
    return allowed.includes(person) ? "ok" : "not_found";
  };
}

const owner = only("owner");
const editors = only("owner", "editor");
const workers = only("owner", "editor", "suggester");
const signedIn: Row["may"] = (person) => (person === "anonymous" ? "unauthenticated" : "ok");
const anyone: Row["may"] = () => "ok";

/** Whoever may open the list without its link. */
const opening: Row["may"] = (person, visibility) => {
  if (visibility === "public") return "ok";
  return ["owner", "editor", "suggester"].includes(person) ? "ok" : "not_found";
};

const openingSignedIn: Row["may"] = (person, visibility) =>
  person === "anonymous" ? "unauthenticated" : opening(person, visibility);

/** As another rule, with exceptions. */
function except(rule: Row["may"], exceptions: Partial<Record<Person, Outcome>>): Row["may"] {
  return (person, visibility) => exceptions[person] ?? rule(person, visibility);
}

const form = { title: "Renamed", description: "", visibility: "public" };
const list = ({ playlistId }: Scene) => ({ playlistId });
const suggestion = ({ playlistId, openId }: Scene) => ({ playlistId, suggestionId: openId });
const person = ({ playlistId, suggesterId }: Scene) => ({ playlistId, userId: suggesterId });
const media = ({ freeMediaId }: Scene) => ({ mediaId: freeMediaId });

const playlists: Record<string, Row> = {
  createPlaylist: { input: () => form, may: signedIn },
  updatePlaylist: { input: (at) => ({ ...list(at), ...form }), may: owner, writes: true },
  deletePlaylist: { input: list, may: owner, writes: true },
  listShelves: { input: media, may: signedIn },
  listOwn: { input: () => ({}), may: signedIn },
  listPublic: { input: () => ({}), may: anyone },
  listProfile: { input: ({ suggesterId }) => ({ userId: suggesterId }), may: anyone },
  suggestTags: { input: () => ({}), may: anyone },
  findItems: { input: list, may: opening },
  findQueue: { input: list, may: opening },
  addItems: { input: (at) => ({ ...list(at), mediaIds: [at.freeMediaId] }), may: editors, writes: true },
  removeItems: { input: (at) => ({ ...list(at), itemIds: [at.itemIds[1]] }), may: editors, writes: true },
  moveItems: {
    input: (at) => ({ ...list(at), itemIds: [at.itemIds[2]], to: "top" }),
    may: editors,
    writes: true,
  },
  sortItems: { input: (at) => ({ ...list(at), by: "duration" }), may: editors, writes: true },
  editItem: {
    input: (at) => ({ ...list(at), itemId: at.itemIds[0], note: "Loud", startMs: 1_000, endMs: null }),
    may: editors,
    writes: true,
  },
  copyItems: {
    input: (at) => ({ ...list(at), itemIds: [at.itemIds[0]], toPlaylistId: at.ownId }),
    may: openingSignedIn,
  },
  moveItemsTo: {
    input: (at) => ({ ...list(at), itemIds: [at.itemIds[2]], toPlaylistId: at.ownId }),
    may: editors,
    writes: true,
  },
  revertChange: { input: (at) => ({ ...list(at), version: at.version }), may: owner, writes: true },
  listChanges: { input: list, may: editors },
  saveProgress: {
    input: (at) => ({ ...list(at), itemId: at.itemIds[1], positionMs: 5_000 }),
    may: openingSignedIn,
    writes: true,
  },
  clearProgress: { input: list, may: signedIn },
  findResume: { input: list, may: anyone },
  findShareToken: { input: list, may: owner },
  renewShareToken: { input: list, may: owner, writes: true },
  findWay: { input: list, may: signedIn },
};

const collaboration: Record<string, Row> = {
  findStanding: { input: list, may: workers },
  findPeople: { input: list, may: workers },
  listSharedWithMe: { input: () => ({}), may: signedIn },
  invite: {
    input: (at) => ({ ...list(at), handle: at.strangersHandle, role: "editor" }),
    may: owner,
    writes: true,
  },
  // Nobody here was invited; collaboration.test.ts has somebody who was.
  answerInvitation: { input: (at) => ({ ...list(at), accept: true }), may: only() },
  changeRole: { input: (at) => ({ ...person(at), role: "editor" }), may: owner, writes: true },
  removePerson: { input: person, may: owner, writes: true },
  leaveList: { input: list, may: except(workers, { owner: "conflict" }), writes: true },
  transferList: { input: person, may: owner, writes: true },
  createLink: { input: (at) => ({ ...list(at), role: "suggester", days: 7 }), may: owner, writes: true },
  revokeLink: { input: (at) => ({ ...list(at), linkId: at.linkId }), may: owner, writes: true },
  // Whoever has the link; those who work on the list already stay what they are.
  acceptLink: { input: ({ token }) => ({ token }), may: signedIn },
  listSuggestions: { input: list, may: workers },
  suggestMedia: { input: (at) => ({ ...list(at), mediaIds: [at.freeMediaId] }), may: workers, writes: true },
  withdrawSuggestion: {
    input: suggestion,
    may: except(workers, { owner: "forbidden", editor: "forbidden" }),
    writes: true,
  },
  voteOn: {
    input: (at) => ({ ...suggestion(at), on: true }),
    may: except(workers, { suggester: "conflict" }),
    writes: true,
  },
  decideSuggestion: { input: (at) => ({ ...suggestion(at), accept: true }), may: editors, writes: true },
  reopenSuggestion: {
    input: (at) => ({ ...list(at), suggestionId: at.decidedId }),
    may: editors,
    writes: true,
  },
};

const following: Record<string, Row> = {
  findStanding: { input: list, may: openingSignedIn },
  follow: { input: list, may: except(openingSignedIn, { owner: "invalid" }) },
  unfollow: { input: list, may: except(openingSignedIn, { follower: "ok" }) },
  listFeed: { input: () => ({}), may: signedIn },
  countNew: { input: () => ({}), may: signedIn },
  markSeen: {
    input: ({ playlistId }) => ({ playlistIds: [playlistId], upTo: new Date().toISOString() }),
    may: signedIn,
  },
  forkPlaylist: { input: list, may: openingSignedIn },
  findUpstream: { input: list, may: signedIn },
  takeUpstream: { input: (at) => ({ ...list(at), originId: at.originId }), may: editors, writes: true },
  meetUpstream: { input: (at) => ({ ...list(at), originId: at.originId, met: true }), may: editors },
};

const library: Record<string, Row> = {
  keepMedia: { input: (at) => ({ ...media(at), kind: "liked" }), may: signedIn },
  dropMedia: { input: (at) => ({ ...media(at), kind: "liked" }), may: signedIn },
  listKept: { input: () => ({ kind: "watch_later" }), may: signedIn },
  findKeptQueue: { input: () => ({ kind: "liked" }), may: signedIn },
  listHistory: { input: () => ({}), may: signedIn },
  restoreEntry: {
    input: (at) => ({ ...media(at), positionMs: 0, watchedAt: new Date().toISOString() }),
    may: signedIn,
  },
  forgetEntry: { input: media, may: signedIn },
  clearHistory: { input: () => ({}), may: signedIn },
  pauseHistory: { input: () => ({ paused: false }), may: signedIn },
};

/** Every action that has to do with playlists, by domain: one without a row fails the test. */
export const table: Record<string, Record<string, Row>> = { playlists, collaboration, following, library };
