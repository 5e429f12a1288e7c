"use client";

import { Clock, Flag, Heart, ListEnd, ListPlus, ListStart, Share2 } from "lucide-react";
import { type ReactElement, useEffect, useState } from "react";
import { loadMarks, type Markable, useMarks } from "@/components/library/marks";
import { useToggleMark } from "@/components/library/use-toggle-mark";
import { openReport } from "@/components/moderation/report";
import type { QueueEntry } from "@/components/player/queue";
import { addToQueue, playNextInQueue } from "@/components/player/queue-actions";
import { openShare } from "@/components/sharing/share";
import { Lazy } from "@/components/ui/lazy";
import { Menu, MenuCheckboxItem, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { currentViewer } from "@/components/viewer";

type MediaMenuProps = {
  trigger: ReactElement;
  media: Markable;
  part?: Pick<QueueEntry, "startMs" | "endMs">;
};

const loadDialog = () => import("@/components/playlists/shelf-dialog");

/** The menu of a media card, with the dialog that one of its actions opens. */
export default function MediaMenu({ trigger, media, part = { startMs: null, endMs: null } }: MediaMenuProps) {
  const [choosing, setChoosing] = useState<boolean>();
  const queued = [{ mediaId: media.id, ...part }];
  const marks = useMarks(media.id);
  const toggle = useToggleMark();
  useEffect(() => ask(media.id), [media.id]);
  return (
    <>
      <Menu defaultOpen trigger={trigger} onOpenChange={(open) => open && ask(media.id)}>
        <MenuItem onClick={() => void playNextInQueue(queued)}>
          <ListStart aria-hidden="true" className="text-muted" /> Play next
        </MenuItem>
        <MenuItem onClick={() => void addToQueue(queued)}>
          <ListEnd aria-hidden="true" className="text-muted" /> Add to queue
        </MenuItem>
        <MenuSeparator />
        <MenuItem onClick={() => setChoosing(true)}>
          <ListPlus aria-hidden="true" className="text-muted" /> Add to playlist…
        </MenuItem>
        <MenuCheckboxItem
          checked={marks.watchLater ?? false}
          onCheckedChange={() => toggle("watch_later", media)}
        >
          <Clock aria-hidden="true" className="text-muted" /> Watch later
        </MenuCheckboxItem>
        <MenuCheckboxItem checked={marks.liked ?? false} onCheckedChange={() => toggle("liked", media)}>
          <Heart aria-hidden="true" className="text-muted" /> Like
        </MenuCheckboxItem>
        <MenuSeparator />
        <MenuItem onClick={() => openShare({ title: media.title, path: `/media/${media.id}` })}>
          <Share2 aria-hidden="true" className="text-muted" /> Share
        </MenuItem>
        <MenuItem
          onClick={() => openReport({ targetType: "media", targetId: media.id, title: `“${media.title}”` })}
        >
          <Flag aria-hidden="true" className="text-muted" /> Report
        </MenuItem>
      </Menu>
      {choosing !== undefined && (
        <Lazy load={loadDialog}>
          {({ ShelfDialog }) => <ShelfDialog media={media} open={choosing} onOpenChange={setChoosing} />}
        </Lazy>
      )}
    </>
  );
}

function ask(mediaId: string) {
  if (currentViewer()) loadMarks(mediaId).catch(() => undefined);
}
