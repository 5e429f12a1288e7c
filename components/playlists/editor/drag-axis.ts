import type { Modifier } from "@dnd-kit/core";

/** Rows of a list have nowhere to go but up and down. */
export const restrictToVertical: Modifier = ({ transform }) => ({ ...transform, x: 0 });
