"use client";

import { useEffect, useState } from "react";
import { withConsent } from "@/components/sharing/consent";
import { toast, toastError } from "@/components/ui/toast";
import { suggestMedia } from "@/lib/collaboration/actions";
import { collaborationLimits } from "@/lib/collaboration/schema";
import type { MediaCard } from "@/lib/media/schema";
import { limits } from "@/lib/playlists/limits";
import type { PlaylistItem } from "@/lib/playlists/schema";
import { copyTo } from "../copy-to";
import { type Asking, useEditor } from "./editor-context";
import { FindDialog } from "./find-dialog";
import { PartDialog } from "./part-dialog";
import { PositionDialog } from "./position-dialog";
import { TargetDialog } from "./target-dialog";
import { countedItems } from "./telling";

type EditorDialogsProps = { asking: Asking; items: PlaylistItem[]; onClose: () => void };

/** What the editor asks, in a dialog. Its code loads when the first one opens. */
export function EditorDialogs({ asking, items, onClose }: EditorDialogsProps) {
  switch (asking.what) {
    case "find":
      return <Finding items={items} onClose={onClose} />;
    case "position":
      return <PositionDialog ids={asking.ids} onClose={onClose} />;
    case "part":
      return <Part key={asking.id} item={items.find(({ id }) => id === asking.id)} onClose={onClose} />;
    case "copy":
    case "move":
      return <Targeting what={asking.what} ids={asking.ids} items={items} onClose={onClose} />;
  }
}

/** The item as it was last seen: what is typed about it stays on screen when somebody removes it meanwhile. */
function Part({ item, onClose }: { item: PlaylistItem | undefined; onClose: () => void }) {
  const [seen, setSeen] = useState(item);
  if (item && item !== seen) setSeen(item);
  useEffect(() => {
    if (!seen) onClose();
  }, [seen, onClose]);
  return seen ? <PartDialog item={seen} gone={!item} onClose={onClose} /> : null;
}

function Finding({ items, onClose }: { items: PlaylistItem[]; onClose: () => void }) {
  const { editing, editable } = useEditor();
  const present = new Set(items.flatMap(({ media }) => media?.id ?? []));
  return (
    <FindDialog
      title={editable ? "Add to this playlist" : "Suggest for this playlist"}
      verb={editable ? "Add" : "Suggest"}
      present={present}
      most={editable ? limits.adding : collaborationLimits.atOnce}
      onAdd={editable ? editing.add : (media) => suggest(editing.playlistId, media)}
      onClose={onClose}
    />
  );
}

async function suggest(playlistId: string, media: MediaCard[]) {
  const mediaIds = media.map(({ id }) => id);
  const result = await withConsent((confirmed) => suggestMedia({ playlistId, mediaIds, confirmed }));
  if (result?.ok)
    toast(media.length === 1 ? `Suggested “${media[0]?.title}”.` : `Suggested ${media.length} items.`);
  else if (result) toastError(result.error.message);
  return result?.ok ?? false;
}

type TargetingProps = {
  what: "copy" | "move";
  ids: string[];
  items: PlaylistItem[];
  onClose: () => void;
};

function Targeting({ what, ids, items, onClose }: TargetingProps) {
  const { editing, moveTo } = useEditor();
  const chosen = new Set(ids);
  const concerned = items.filter(({ id }) => chosen.has(id));
  function bring(target: { id: string; title: string }) {
    onClose();
    if (what === "move") moveTo(ids, target);
    else void copyTo({ playlistId: editing.playlistId }, concerned, target);
  }
  return (
    <TargetDialog
      title={what === "move" ? "Move to playlist" : "Copy to playlist"}
      description={countedItems(concerned)}
      from={editing.playlistId}
      onTarget={bring}
      onClose={onClose}
    />
  );
}
