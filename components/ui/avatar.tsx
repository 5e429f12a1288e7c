import { clsx } from "clsx";

const sizes = {
  xs: "size-6 text-[0.625rem]",
  sm: "size-8 text-xs",
  md: "size-10 text-sm",
  lg: "size-14 text-lg",
  xl: "size-20 text-2xl md:size-24",
} as const;

type AvatarProps = {
  user: { id: string; name: string; imageUrl?: string | null };
  size?: keyof typeof sizes;
  className?: string;
};

/**
 * A user's picture, or their initials on a colour that stays theirs. Decoration: their name stands beside it, so that the
 * initials are no text, which would be selected and read with it.
 */
export function Avatar({ user, size = "md", className }: AvatarProps) {
  const shape = clsx("shrink-0 rounded-full object-cover", sizes[size], className);
  if (user.imageUrl) return <img src={user.imageUrl} alt="" loading="lazy" className={shape} />;
  return (
    <span
      aria-hidden="true"
      data-initials={initialsOf(user.name)}
      style={{ backgroundColor: colourOf(user.id) }}
      className={clsx(
        "inline-flex items-center justify-center font-semibold text-white select-none before:content-[attr(data-initials)]",
        shape,
      )}
    />
  );
}

/** Dark enough for white letters at any hue (4.5:1 and more). */
function colourOf(id: string) {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return `oklch(0.48 0.115 ${hash % 360})`;
}

function initialsOf(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("") || "?";
}
