"use client";

import { Clock, Heart } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useViewer } from "@/components/viewer";
import type { BuiltInKind } from "@/lib/library/schema";
import { loadMarks, type Markable, useMarks } from "./marks";
import { useToggleMark } from "./use-toggle-mark";

/** Whether the viewer likes a media and keeps it for later, on its page. */
export function MediaMarks({ media }: { media: Markable }) {
  const viewerId = useViewer()?.id;
  const { liked, watchLater } = useMarks(media.id);
  useEffect(() => {
    if (viewerId) loadMarks(media.id).catch(() => undefined);
  }, [viewerId, media.id]);
  return (
    <>
      <Mark kind="liked" media={media} on={liked ?? false}>
        <Heart aria-hidden="true" /> Like
      </Mark>
      <Mark kind="watch_later" media={media} on={watchLater ?? false}>
        <Clock aria-hidden="true" /> Watch later
      </Mark>
    </>
  );
}

type MarkProps = { kind: BuiltInKind; media: Markable; on: boolean; children: React.ReactNode };

function Mark({ kind, media, on, children }: MarkProps) {
  const toggle = useToggleMark();
  return (
    <Button
      size="sm"
      aria-pressed={on}
      onClick={() => toggle(kind, media)}
      className="aria-pressed:text-accent aria-pressed:[&_svg]:fill-accent/25"
    >
      {children}
    </Button>
  );
}
