"use client";

import { createContext, use } from "react";
import type { Editing } from "./editing";
import type { Choice } from "./selection";

/** What the editor asks for in a dialog, and about which items. */
export type Asking =
  | { what: "find" }
  | { what: "position" | "copy" | "move"; ids: string[] }
  | { what: "part"; id: string };

/** What every part of the editor can do. It stays the same while the editor is there. */
export type Editor = {
  editing: Editing;
  /** False for people who may only propose items. */
  editable: boolean;
  ask: (asking: Asking) => void;
  choose: (choice: Choice, id: string) => void;
  /** Takes items out, and the focus to what follows them. */
  remove: (ids: string[]) => void;
  moveTo: (ids: string[], target: { id: string; title: string }) => void;
  play: (itemId: string) => void;
};

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("This stands in an editor.");
  return editor;
}
