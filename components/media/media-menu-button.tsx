"use client";

import { clsx } from "clsx";
import { EllipsisVertical } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { MediaCard } from "@/lib/media/schema";

type MediaMenuButtonProps = { media: Pick<MediaCard, "id" | "title">; className?: string };

const load = () => import("./media-menu");

/** What can be done with a media wherever it is shown, behind one button. */
export function MediaMenuButton({ media, className }: MediaMenuButtonProps) {
  return (
    <LazyMenu
      load={load}
      about={{ media }}
      trigger={(props) => (
        <IconButton label={`More for ${media.title}`} className={clsx("text-muted", className)} {...props}>
          <EllipsisVertical aria-hidden="true" />
        </IconButton>
      )}
    />
  );
}
