import { Globe, Link2, Lock } from "lucide-react";
import type { RoomVisibility } from "@/lib/rooms/schema";

/** Who may join a room, as the forms offer it. */
export const visibilities = [
  { value: "public", label: "Public", hint: "Listed for everyone who plays this.", icon: <Globe /> },
  {
    value: "invitation",
    label: "By invitation",
    hint: "People with a link of yours can join.",
    icon: <Link2 />,
  },
  { value: "private", label: "Private", hint: "Only people you name can join.", icon: <Lock /> },
];

/** A sign for a room that is not public. */
export function VisibilityIcon({
  visibility,
  className,
}: {
  visibility: RoomVisibility;
  className?: string;
}) {
  if (visibility === "public") return null;
  const Icon = visibility === "private" ? Lock : Link2;
  return (
    <Icon
      role="img"
      aria-label={visibility === "private" ? "Private" : "By invitation"}
      className={className}
    />
  );
}
