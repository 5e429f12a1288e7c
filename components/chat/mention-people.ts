import type { Mentionable, Message } from "@/lib/chat/schema";
import type { User } from "@/lib/users/schema";
import { request } from "./api";
import { matchPeople, unique } from "./completion";
import type { RoomEngine } from "./room-engine";

const SHOWN = 8;
const ASK_AFTER_MS = 120;
/** Who is there changes: an answer serves while one types and corrects a name, and is asked for again after that. */
const KEPT_MS = 30_000;

type Answer = { people: User[]; at: number };

const answers = new WeakMap<RoomEngine, Map<string, Answer>>();

/**
 * Whom `@query` may mean: at once those who wrote last, and then whom the server knows, too. Calls `offer` once or twice;
 * returns what ends that.
 */
export function offerPeople(
  engine: RoomEngine,
  viewerId: string,
  query: string,
  offer: (people: User[]) => void,
) {
  const { room, timeline } = engine.store.getState();
  const near = matchPeople(recentAuthors(timeline.messages, viewerId), query);
  const known = answers.get(engine) ?? new Map<string, Answer>();
  answers.set(engine, known);
  const tell = (found: User[]) => offer(unique([...near, ...found]).slice(0, SHOWN));
  const kept = known.get(query);
  tell(kept?.people ?? []);
  if (kept && Date.now() - kept.at < KEPT_MS) return () => undefined;
  let wanted = true;
  const timer = setTimeout(async () => {
    const path = `/api/rooms/${room.id}/mentionable?${new URLSearchParams({ query })}`;
    const found = await request<Mentionable>(path).catch(() => null);
    if (found) known.set(query, { people: found.people, at: Date.now() });
    if (found && wanted) tell(found.people);
  }, ASK_AFTER_MS);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}

/** The others who wrote in what is at hand, the last one first. */
export function recentAuthors(messages: readonly Message[], viewerId: string): User[] {
  const authors = messages.toReversed().map(({ author }) => author);
  return unique(authors).filter(({ id }) => id !== viewerId);
}
