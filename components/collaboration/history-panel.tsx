"use client";

import { clsx } from "clsx";
import { History, RotateCcw } from "lucide-react";
import { useState } from "react";
import { ShowMore } from "@/components/playlists/show-more";
import { useLivePlaylist } from "@/components/realtime/use-live-playlist";
import { withConsent } from "@/components/sharing/consent";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NotLoaded } from "@/components/ui/lazy";
import { Skeleton } from "@/components/ui/skeleton";
import { toast, toastError } from "@/components/ui/toast";
import { whenWords } from "@/components/ui/when";
import { revertChange } from "@/lib/playlists/change-actions";
import type { Change } from "@/lib/playlists/change-schema";
import { changeWords } from "./history-words";
import { useChanges } from "./use-changes";

type HistoryPanelProps = { playlistId: string; onChanged?: () => void };

/** Who did what to a list and when, newest first; what the viewer may revert has a button for it. */
export function HistoryPanel({ playlistId, onChanged }: HistoryPanelProps) {
  const { items, error, reload, older } = useChanges(playlistId);
  const newest = items?.[0]?.version ?? 0;
  useLivePlaylist(playlistId, (version) => void (version > newest && reload()));
  if (!items && error) return <NotLoaded onRetry={reload} />;
  if (!items) return <Skeleton className="h-60" />;
  if (items.length === 0)
    return (
      <EmptyState icon={<History />} title="Nothing has been changed yet" className="py-10!">
        Every change to the list stands here, with who made it and when.
      </EmptyState>
    );
  async function settled() {
    onChanged?.();
    await reload();
  }
  return (
    <>
      <ol aria-label="Changes" className="flex flex-col">
        {items.map((change) => (
          <ChangeRow key={change.version} change={change} playlistId={playlistId} onChanged={settled} />
        ))}
      </ol>
      <ShowMore {...older} className="mt-4" />
    </>
  );
}

type ChangeRowProps = { change: Change; playlistId: string; onChanged: () => Promise<void> };

function ChangeRow({ change, playlistId, onChanged }: ChangeRowProps) {
  const { by, at, reverted, revertible, version } = change;
  const [pending, setPending] = useState(false);

  async function revert(which: number, undoing = false) {
    setPending(true);
    const result = await withConsent((confirmed) => revertChange({ playlistId, version: which, confirmed }));
    if (result?.ok) {
      const { missing, version: made } = result.data;
      const rest = missing ? ` ${missing === 1 ? "One item" : `${missing} items`} could not come back.` : "";
      const undo = { label: "Undo", onClick: () => void revert(made, true) };
      toast(undoing ? "The change is back." : `Reverted.${rest}`, undoing ? {} : { action: undo });
    } else if (result) toastError(result.error.message);
    await onChanged();
    setPending(false);
  }

  const words = changeWords(change);
  return (
    <li className="flex items-start gap-3 border-line border-b py-3 last:border-b-0">
      {by ? (
        <Avatar user={by} size="sm" className="mt-0.5" />
      ) : (
        <span aria-hidden="true" className="size-8 shrink-0 rounded-full bg-surface-2" />
      )}
      <div className={clsx("min-w-0 flex-1", reverted && "text-muted")}>
        <p className="text-pretty text-[0.9375rem]">
          <span className="font-medium">{by?.name ?? "Somebody who is gone"}</span> {words}
        </p>
        <p className="text-muted text-sm">
          <time dateTime={at} title={new Date(at).toLocaleString("en")}>
            {whenWords(at)}
          </time>
          {reverted && " · reverted"}
        </p>
      </div>
      {revertible && !reverted && (
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          aria-label={`Revert: ${by?.name ?? "somebody"} ${words}`}
          onClick={() => revert(version)}
          className="-mr-2 text-muted!"
        >
          <RotateCcw aria-hidden="true" /> Revert
        </Button>
      )}
    </li>
  );
}
