import { currentViewer } from "@/components/viewer";

/** Everyone who uses this browser has a place of their own; nobody while it is not known who does. */
function ownKey(name: string) {
  const viewer = currentViewer();
  if (viewer === undefined) return null;
  return viewer ? `matinee:${name}:${viewer.id}` : `matinee:${name}`;
}

/** Where what is kept goes away with the tab. */
export const ofTab = () => sessionStorage;

/** The name that the queue is kept by. */
export const QUEUE = "queue";

/** Whether the viewer keeps something under a name. */
export function keepsOwn(name: string, storage: () => Storage) {
  const key = ownKey(name);
  try {
    return key !== null && storage().getItem(key) !== null;
  } catch {
    return false;
  }
}

/** What the viewer keeps in this browser under a name; null when there is nothing, or nothing that can be read. */
export function readOwn(name: string, storage: () => Storage = () => localStorage): unknown {
  const key = ownKey(name);
  if (!key) return null;
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps a value for the viewer, or forgets it when it is null. */
export function writeOwn(name: string, value: unknown, storage: () => Storage = () => localStorage) {
  const key = ownKey(name);
  if (!key) return;
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden: then nothing is kept.
  }
}
