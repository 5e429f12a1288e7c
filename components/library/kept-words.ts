import { Clock, Heart } from "lucide-react";

/** How the viewer's built-in lists are called, and what is said of them. */
export const keptWords = {
  watch_later: {
    title: "Watch later",
    hint: "what you watch to its end leaves by itself",
    empty: "Nothing to watch later",
    how: "Keep films and music for later from the menu of any of them. Only you see this list.",
    icon: Clock,
  },
  liked: {
    title: "Liked",
    hint: "only you see this list",
    empty: "Nothing liked yet",
    how: "Press Like on a film or a track, and it is here.",
    icon: Heart,
  },
} as const;
