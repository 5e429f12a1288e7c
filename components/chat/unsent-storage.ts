import { type Outbox, revive, type Unsent } from "@/lib/chat/outbox";

/**
 * Unsent messages and drafts in this browser, by viewer and room. Each message has a key of its own, so that two tabs
 * do not overwrite each other's. Where storage is refused or full, they live as long as the page.
 */
const unsentPrefix = (viewerId: string, roomId: string) => `matinee:unsent:${viewerId}:${roomId}:`;
const draftKey = (viewerId: string, roomId: string) => `matinee:draft:${viewerId}:${roomId}`;
const editKey = (viewerId: string, messageId: string) => `matinee:edit:${viewerId}:${messageId}`;
const roomKey = (viewerId: string, mediaId: string) => `matinee:room:${viewerId}:${mediaId}`;

export function loadOutbox(viewerId: string, roomId: string): Outbox {
  const prefix = unsentPrefix(viewerId, roomId);
  const stored = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [];
  const messages = stored.flatMap((key) => attempt(() => JSON.parse(read(key) ?? "") as Unsent) ?? []);
  return revive(messages.sort((a, b) => a.writtenAt - b.writtenAt));
}

/** Writes what is new or changed, and removes what is gone. */
export function saveOutbox(viewerId: string, roomId: string, before: Outbox, after: Outbox) {
  const prefix = unsentPrefix(viewerId, roomId);
  for (const one of after) if (!before.includes(one)) write(prefix + one.clientId, JSON.stringify(one));
  for (const { clientId } of before) {
    if (!after.some((one) => one.clientId === clientId)) write(prefix + clientId, null);
  }
}

/** What a reply in the box shows of the message it answers. */
export type Answered = { id: string; authorName: string; body: string };

/** What stands in the box and is not sent yet. */
export type Draft = { text: string; replyTo: Answered | null };

export function loadDraft(viewerId: string, roomId: string): Draft {
  const kept = attempt(() => JSON.parse(read(draftKey(viewerId, roomId)) ?? "") as Partial<Draft>);
  return { text: kept?.text ?? "", replyTo: kept?.replyTo ?? null };
}

export function saveDraft(viewerId: string, roomId: string, draft: Draft) {
  const empty = draft.text === "" && !draft.replyTo;
  write(draftKey(viewerId, roomId), empty ? null : JSON.stringify(draft));
}

/** What one was changing a message into, kept when that failed or the message went out of sight. */
export const loadEdit = (viewerId: string, messageId: string) => read(editKey(viewerId, messageId));
export const saveEdit = (viewerId: string, messageId: string, text: string | null) =>
  write(editKey(viewerId, messageId), text);

/** The room that this viewer was last in around a media: playing it again leads back there. */
export const loadRoomId = (viewerId: string, mediaId: string) => read(roomKey(viewerId, mediaId));
export const saveRoomId = (viewerId: string, mediaId: string, roomId: string | null) =>
  write(roomKey(viewerId, mediaId), roomId);

/** Removes everything of this viewer's: they signed out, and others may use this browser. */
export function forgetUnsent(viewerId: string) {
  const own = ["unsent", "draft", "edit", "room"].map((kind) => `matinee:${kind}:${viewerId}:`);
  const stored = attempt(() => Object.keys(localStorage)) ?? [];
  for (const key of stored) if (own.some((prefix) => key.startsWith(prefix))) write(key, null);
}

function read(key: string) {
  return attempt(() => localStorage.getItem(key)) ?? null;
}

function write(key: string, value: string | null) {
  attempt(() => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)));
}

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
