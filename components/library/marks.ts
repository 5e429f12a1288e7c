import { create } from "zustand";
import { request } from "@/components/chat/api";
import { call } from "@/components/playlists/call";
import { oncePerId } from "@/components/ui/once";
import { toast, toastError } from "@/components/ui/toast";
import { currentViewer } from "@/components/viewer";
import { dropMedia, keepMedia } from "@/lib/library/actions";
import type { BuiltInKind, Marks } from "@/lib/library/schema";
import type { MediaCard } from "@/lib/media/schema";

export type Markable = Pick<MediaCard, "id" | "title">;

const field = { watch_later: "watchLater", liked: "liked" } as const;
const words = {
  watch_later: { added: "Added to Watch later", removed: "Removed from Watch later" },
  liked: { added: "Liked", removed: "No longer liked" },
} as const;

type Known = { viewerId: string | undefined; marks: MarksByMedia };

/** What is known of the viewer's built-in lists, by media. */
const useStore = create<Known>(() => ({ viewerId: undefined, marks: {} }));
const unknown: Partial<Marks> = {};
const once = oncePerId();
const asked = new Map<string, Promise<void>>();

/** Whether a media is in the viewer's built-in lists, as far as that is known. */
export function useMarks(mediaId: string): Partial<Marks> {
  return useStore((state) => marksIn(state, mediaId)) ?? unknown;
}

export type MarksByMedia = Record<string, Partial<Marks>>;
const none: MarksByMedia = {};

/** As `useMarks`, of all media that something is known of. */
export function useAllMarks(): MarksByMedia {
  return useStore(({ viewerId, marks }) => (viewerId === currentViewer()?.id ? marks : none));
}

/** Whether a media is in a built-in list; undefined while that is not known. */
export function isKept(marks: MarksByMedia, kind: BuiltInKind, mediaId: string) {
  return marks[mediaId]?.[field[kind]];
}

/** Tells what has been learnt otherwise: by a page that lists what is kept, or from the player. */
export function put(mediaId: string, change: Partial<Marks>) {
  useStore.setState(({ viewerId, marks }) => {
    const own = viewerId === currentViewer()?.id ? marks : {};
    return { viewerId: currentViewer()?.id, marks: { ...own, [mediaId]: { ...own[mediaId], ...change } } };
  });
}

/** Asks what is known of a media, for the viewer who is signed in. Rejects when there is no answer. */
export function loadMarks(mediaId: string): Promise<void> {
  const running = asked.get(mediaId);
  if (running) return running;
  const asking = request<Marks>(`/api/library/media/${mediaId}`)
    .then((marks) => put(mediaId, marks))
    .finally(() => asked.delete(mediaId));
  asked.set(mediaId, asking);
  return asking;
}

/** Another viewer's marks, from before somebody else signed in, count for nothing. */
function marksIn({ viewerId, marks }: Known, mediaId: string) {
  return viewerId === currentViewer()?.id ? marks[mediaId] : undefined;
}

function isMarked(kind: BuiltInKind, mediaId: string) {
  return marksIn(useStore.getState(), mediaId)?.[field[kind]];
}

/**
 * Puts a media into a built-in list or takes it out, at once on the screen, and offers to undo it. A second press before
 * the first is through does nothing.
 */
export function toggleMark(kind: BuiltInKind, media: Markable) {
  return once(`${kind} ${media.id}`, () => toggle(kind, media));
}

async function toggle(kind: BuiltInKind, media: Markable) {
  if (isMarked(kind, media.id) === undefined) await loadMarks(media.id).catch(() => undefined);
  return isMarked(kind, media.id) ? drop(kind, media) : keep(kind, media);
}

/** Takes a media out, whatever is known of it. Answers whether it is out. */
export async function drop(kind: BuiltInKind, media: Markable): Promise<boolean> {
  put(media.id, { [field[kind]]: false });
  const result = await call(() => dropMedia({ kind, mediaId: media.id }));
  if (!result.ok) return fail(kind, media, true, result.error.message);
  const position = result.data.position ?? undefined;
  say(kind, media, "removed", () => keep(kind, media, position));
  return true;
}

/** Puts a media in: at the head of the list, or back to its place. */
export async function keep(kind: BuiltInKind, media: Markable, position?: string): Promise<boolean> {
  put(media.id, { [field[kind]]: true });
  const result = await call(() => keepMedia({ kind, mediaId: media.id, position }));
  if (!result.ok) return fail(kind, media, false, result.error.message);
  if (position === undefined) say(kind, media, "added", () => drop(kind, media));
  return true;
}

function fail(kind: BuiltInKind, media: Markable, was: boolean, message: string) {
  put(media.id, { [field[kind]]: was });
  toastError(message);
  return false;
}

function say(
  kind: BuiltInKind,
  { id, title }: Markable,
  what: "added" | "removed",
  undo: () => Promise<boolean>,
) {
  toast(`${words[kind][what]}: ${title}.`, {
    id: `${kind} ${id}`,
    action: { label: "Undo", onClick: () => void undo() },
  });
}

/** What has been watched to its end has left "Watch later": says so, and offers to keep it after all. */
export function sayWatched(media: Markable, position: string) {
  put(media.id, { watchLater: false });
  toast(`Watched, and out of Watch later: ${media.title}.`, {
    id: `watch_later ${media.id}`,
    action: { label: "Keep it", onClick: () => void keep("watch_later", media, position) },
  });
}
