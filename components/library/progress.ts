import { create } from "zustand";

/** How far the viewer got in what they played lately: between 0 and 1, by media. */
export const useProgress = create<Record<string, number>>(() => ({}));
