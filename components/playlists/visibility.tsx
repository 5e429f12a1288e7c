import { Globe, Link2, Lock } from "lucide-react";
import type { Visibility } from "@/lib/playlists/schema";

/** What each visibility is called, and what it means to the owner. */
export const visibilityChoices = [
  { value: "private", label: "Private", hint: "Only you can see it.", icon: <Lock aria-hidden="true" /> },
  {
    value: "unlisted",
    label: "Unlisted",
    hint: "Anyone with the link can see it.",
    icon: <Link2 aria-hidden="true" />,
  },
  {
    value: "public",
    label: "Public",
    hint: "Everyone can find it under Explore.",
    icon: <Globe aria-hidden="true" />,
  },
] satisfies { value: Visibility; label: string; hint: string; icon: React.ReactNode }[];

/** A visibility as an icon and a word. */
export function VisibilityMark({ visibility }: { visibility: Visibility }) {
  const choice = visibilityChoices.find(({ value }) => value === visibility);
  return (
    <span className="inline-flex items-center gap-1.5 [&_svg]:size-[1em] [&_svg]:shrink-0">
      {choice?.icon}
      {choice?.label}
    </span>
  );
}
