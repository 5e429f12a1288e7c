import type { MediaKind, MediaPage } from "@/lib/media/schema";

export type Wanted = { query: string; kind: MediaKind | null };

/** The address of a search, for the page (`/search`) as for the route that answers it (`/api/media`). */
export function searchUrl(path: string, { query, kind }: Wanted, cursor?: string | null) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("query", query);
  if (kind) parameters.set("kind", kind);
  if (cursor) parameters.set("cursor", cursor);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** What an address asks for; anything that is no kind counts as both. */
export function readWanted(parameters: URLSearchParams): Wanted {
  const kind = parameters.get("kind");
  return {
    query: (parameters.get("query") ?? "").trim().slice(0, 200),
    kind: kind === "video" || kind === "audio" ? kind : null,
  };
}

/** One page of a search. Rejects when the server cannot be reached or refuses. */
export async function fetchPage(wanted: Wanted, cursor: string | null, signal: AbortSignal) {
  const response = await fetch(searchUrl("/api/media", wanted, cursor), { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}.`);
  return (await response.json()) as MediaPage;
}
