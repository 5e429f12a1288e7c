"use client";

import { ListPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { Collaboration } from "@/components/collaboration/collaboration";
import { usePlayer } from "@/components/player/player-store";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Lazy, NotLoaded } from "@/components/ui/lazy";
import type { Role } from "@/lib/collaboration/schema";
import type { ItemPage, PlaylistDetails, PlaylistItem } from "@/lib/playlists/schema";
import { PlayButton, usePlay } from "../play-button";
import { PlaylistSummary } from "../playlist-summary";
import { lengthOf } from "./arrange";
import { Editing } from "./editing";
import { type Asking, type Editor, EditorContext } from "./editor-context";
import { useEditorKeys } from "./editor-keys";
import { ItemGrid } from "./item-grid";
import { OwnerActions } from "./owner-actions";
import { SelectionBar } from "./selection-bar";
import { SharingActions } from "./sharing-actions";
import { Toolbar } from "./toolbar";
import { useLeaving } from "./use-leaving";
import { useList } from "./use-list";
import { useSelection } from "./use-selection";

const loadDialogs = () => import("./editor-dialogs");
const loadUpstream = () => import("@/components/following/upstream");
const loadSuggestions = () => import("@/components/collaboration/suggestions");

type PlaylistEditorProps = { playlist: PlaylistDetails; role: Role; first: ItemPage };

/** A list that one works on: what it is, who works on it, and its items, found, added and put in order. */
export function PlaylistEditor({ playlist, role, first }: PlaylistEditorProps) {
  const { id } = playlist;
  const editable = role !== "suggester";
  const { engine, items, complete, busy, failed } = useList(id, playlist.version, first);
  const [said, say] = useState("");
  const [asking, ask] = useState<Asking | null>(null);
  const [editing] = useState(() => new Editing(id, engine, say));
  const selection = useSelection(items);
  const play = usePlay(id, { stay: true });
  const { choose } = selection;
  const [startPlaying] = useState(() => (itemId: string) => void play(itemId));
  const { leave, section, leaving } = useLeaving(editing);
  const editor: Editor = useMemo(
    () => ({ editing, editable, ask, choose, ...leaving, play: startPlaying }),
    [editing, editable, choose, leaving, startPlaying],
  );
  const playing = usePlayer(
    (state) => (state.playlistId === id ? state.current?.itemId : undefined) ?? undefined,
  );
  useEditorKeys(editing, { enabled: editable && asking === null, all: selection.all });
  const shown = complete ? { ...playlist, ...summaryOf(items, playlist) } : playlist;
  return (
    <EditorContext value={editor}>
      <div className="page-x grid grid-cols-[minmax(0,1fr)] items-start gap-6 pt-6 pb-16 md:pt-10 lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-10 2xl:grid-cols-[22rem_minmax(0,1fr)]">
        <PlaylistSummary playlist={shown}>
          <PlayButton playlistId={id} disabled={shown.count === 0} stay />
          <Collaboration playlist={playlist} role={role} onChanged={() => engine.refresh()} />
          <SharingActions playlist={playlist} role={role} />
          {editable && playlist.forkedFrom && (
            <Lazy load={loadUpstream}>
              {({ Upstream }) => <Upstream playlistId={id} onChanged={() => engine.refresh()} />}
            </Lazy>
          )}
          {role === "owner" && <OwnerActions playlist={playlist} />}
        </PlaylistSummary>
        <section ref={section} tabIndex={-1} aria-label="Items" className="min-w-0 outline-none">
          <div className="sticky top-(--header-height) z-30 -mx-2 mb-1 flex h-16 items-center gap-1 bg-bg/95 px-2 backdrop-blur-sm sm:gap-2">
            {selection.selecting || selection.ids.length > 0 ? (
              <SelectionBar
                ids={selection.ids}
                total={items.length}
                onAll={selection.all}
                onDone={selection.clear}
              />
            ) : (
              <Toolbar count={items.length} complete={complete} onSelect={selection.begin} />
            )}
          </div>
          <Lazy load={loadSuggestions}>
            {({ Suggestions }) => (
              <Suggestions playlistId={id} role={role} onChanged={() => engine.refresh()} />
            )}
          </Lazy>
          {failed && <NotLoaded onRetry={() => engine.refresh()} className="py-3" />}
          {items.length > 0 ? (
            <ItemGrid
              items={items}
              busy={busy}
              total={complete ? 0 : playlist.count}
              selection={selection.selection}
              selecting={selection.selecting}
              playing={playing}
              onEscape={selection.clear}
              leave={leave}
            />
          ) : (
            <Empty editable={editable} onAdd={() => ask({ what: "find" })} />
          )}
          <p role="status" className="sr-only">
            {said}
          </p>
        </section>
      </div>
      {asking && (
        <Lazy load={loadDialogs}>
          {({ EditorDialogs }) => <EditorDialogs asking={asking} items={items} onClose={() => ask(null)} />}
        </Lazy>
      )}
    </EditorContext>
  );
}

function Empty({ editable, onAdd }: { editable: boolean; onAdd: () => void }) {
  return (
    <EmptyState
      icon={<ListPlus />}
      title="Nothing in here yet"
      action={
        <Button variant="primary" onClick={onAdd}>
          {editable ? "Find something to add" : "Suggest something"}
        </Button>
      }
    >
      {editable
        ? "Search for films and music, or paste a link to one."
        : "Be the first to suggest something."}
    </EmptyState>
  );
}

/** Cover, count and length as the items stand on screen. */
function summaryOf(items: PlaylistItem[], { coverMediaId, covers }: PlaylistDetails) {
  const media = items.flatMap((item) => item.media ?? []);
  const durationMs = items.reduce((sum, item) => sum + lengthOf(item), 0);
  const chosen = coverMediaId && media.some((card) => card.id === coverMediaId);
  const unique = [...new Map(media.map((card) => [card.id, card])).values()];
  return { count: media.length, durationMs, covers: chosen ? covers : unique.slice(0, 4) };
}
