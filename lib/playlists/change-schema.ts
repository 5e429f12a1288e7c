import type { ErrorBody } from "../errors";
import type { MediaCard } from "../media/schema";
import type { User } from "../users/schema";
import type { CollaboratorRole, Visibility } from "./schema";

/** An item as it was before a change, which is what it takes to put it back. */
export type KeptItem = {
  id: string;
  mediaId: string;
  position: string;
  note: string;
  startMs: number | null;
  endMs: number | null;
  addedById: string | null;
  addedAt: string;
  originId: string | null;
};

type ItemRef = { id: string; mediaId: string };
type Part = Pick<KeptItem, "note" | "startMs" | "endMs">;
export type DetailsRecord = {
  title: string;
  description: string;
  visibility: Visibility;
  tags: string[];
  coverMediaId: string | null;
};

/** What happened to one of the people who work on the list, which nothing reverts; `role` is what they are or were. */
export type PeopleRecord = {
  kind: "people";
  what: "joined" | "left" | "role" | "owner";
  user: { id: string; name: string };
  role?: CollaboratorRole;
};

/** Where copied or moved items came from or went to. */
type OtherList = { playlistId: string };

/**
 * What one change did to a list, with what reverts it. `reverts` is the version that this change has reverted, and
 * `renewed` says that every position is a new one, so that those in earlier records mean nothing any more.
 */
export type ChangeRecord = { reverts?: number; renewed?: true } & (
  | { kind: "added"; items: ItemRef[]; from?: OtherList; suggestedBy?: { id: string; name: string } }
  | { kind: "removed"; items: KeptItem[]; to?: OtherList }
  | { kind: "moved"; items: (ItemRef & { position: string })[] }
  | { kind: "sorted"; by: string; order: string[] }
  | { kind: "edited"; items: (ItemRef & { before: Part; after: Part })[] }
  | { kind: "details"; before: DetailsRecord; after: DetailsRecord }
  | PeopleRecord
);
export type ChangeKind = ChangeRecord["kind"];

/** A line of a list's history. `media` are the first of what it was about, as far as the viewer may see them. */
export type Change = {
  version: number;
  by: User | null;
  at: string;
  kind: ChangeKind;
  /** How many items it was about. */
  count: number;
  media: MediaCard[];
  details: { before: DetailsRecord; after: DetailsRecord } | null;
  people: PeopleRecord | null;
  sortedBy: string | null;
  suggestedBy: { id: string; name: string } | null;
  /** The version whose change this one has reverted. */
  reverts: number | null;
  reverted: boolean;
  /** Whether the viewer may revert it. */
  revertible: boolean;
};
export type ChangePage = { items: Change[]; nextCursor: number | null };

/** Says that a change was made to another version of the list than the present one, which this is. */
export type StaleList = { reason: "stale"; version: number; order: { id: string; position: string }[] };

/** The present list, when that is why a change was refused; its sender puts the same change to it and tries again. */
export function staleList(error: ErrorBody): StaleList | null {
  const details = error.details as StaleList | undefined;
  return details?.reason === "stale" ? details : null;
}
