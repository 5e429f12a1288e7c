import type { Contents, Length, Sort } from "@/lib/playlists/explore-schema";
import type { PlaylistPage } from "@/lib/playlists/schema";

/** What is sought under Explore, as its address says it. */
export type Wanted = {
  query: string;
  kind: Contents | null;
  length: Length | null;
  tags: string[];
  sort: Sort;
};

const MAX_TAGS = 4;
const kinds: Record<Contents, true> = { video: true, audio: true, mixed: true };
const lengths: Record<Length, true> = { short: true, medium: true, long: true };
const sorts: Record<Sort, true> = { best: true, trending: true, followers: true, recent: true };

function oneOf<Value extends string>(values: Record<Value, true>, given: string | null) {
  return given && Object.hasOwn(values, given) ? (given as Value) : null;
}

/** What an address asks for; what it should not say counts as not said. */
export function readWanted(parameters: URLSearchParams): Wanted {
  return {
    query: (parameters.get("query") ?? "").trim().slice(0, 200),
    kind: oneOf(kinds, parameters.get("kind")),
    length: oneOf(lengths, parameters.get("length")),
    tags: [...new Set(parameters.getAll("tag"))].slice(0, MAX_TAGS),
    sort: oneOf(sorts, parameters.get("sort")) ?? "best",
  };
}

/** The address of what is sought, for the page (`/explore`) as for the route that answers it (`/api/playlists`). */
export function exploreUrl(path: string, { query, kind, length, tags, sort }: Wanted, cursor?: string) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("query", query);
  if (kind) parameters.set("kind", kind);
  if (length) parameters.set("length", length);
  for (const tag of tags) parameters.append("tag", tag);
  if (sort !== "best") parameters.set("sort", sort);
  if (cursor) parameters.set("cursor", cursor);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** The same list of wishes with a theme more or less; the oldest gives way when there are too many. */
export function withTag({ tags }: Wanted, tag: string) {
  const others = tags.filter((other) => other !== tag);
  return others.length < tags.length ? others : [...others, tag].slice(-MAX_TAGS);
}

/** One page of what is sought. Rejects, with what to say, when the server cannot be reached or refuses. */
export async function fetchPage(wanted: Wanted, cursor: string | undefined, signal: AbortSignal) {
  const response = await fetch(exploreUrl("/api/playlists", wanted, cursor), { signal });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as { error: { message: string } }).error.message);
  return answer as PlaylistPage;
}
