"use client";

import { Check, CircleCheck, Plus, SearchX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { addWithQuestions } from "@/components/playlists/adding";
import { Button, buttonStyles } from "@/components/ui/button";
import { formatDuration } from "@/components/ui/time";
import { toastError } from "@/components/ui/toast";
import type { Reason, ImportReport as Report, Unmatched } from "@/lib/exchange/schema";
import type { MediaCard } from "@/lib/media/schema";
import { addItems } from "@/lib/playlists/item-actions";

type ImportReportProps = { report: Report; onAgain: () => void };

/** What was taken over and what was not, with what comes close to it. */
export function ImportReport({ report, onAgain }: ImportReportProps) {
  const { playlistId, count, added, unmatched } = report;
  const missing = count - added;
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="flex items-start gap-3 rounded-card bg-surface p-4">
        {playlistId ? (
          <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
        ) : (
          <SearchX aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
        )}
        <p className="text-[0.9375rem]">{summary(report)}</p>
      </div>
      {missing > 0 && (
        <section aria-labelledby="not-found">
          <h3 id="not-found" className="mb-2 font-semibold text-[0.9375rem]">
            Not imported ({missing.toLocaleString("en")})
          </h3>
          <ul className="flex flex-col divide-y divide-line">
            {unmatched.map((item) => (
              <MissingItem key={item.place} item={item} playlistId={playlistId} />
            ))}
          </ul>
          {missing > unmatched.length && (
            <p className="mt-3 text-muted text-sm">
              And {(missing - unmatched.length).toLocaleString("en")} more.
            </p>
          )}
        </section>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onAgain}>Import another</Button>
        {playlistId && (
          <Link href={`/library/playlists/${playlistId}`} className={buttonStyles({ variant: "primary" })}>
            Open playlist
          </Link>
        )}
      </div>
    </div>
  );
}

function summary({ playlistId, count, added }: Report) {
  if (!playlistId) return "Nothing in that file is on this site, so no playlist was made.";
  const [of, made] = [count, added].map((number) => number.toLocaleString("en"));
  if (count === added)
    return `All ${of} ${count === 1 ? "item is" : "items are"} in your new private playlist.`;
  return `${made} of ${of} items are in your new private playlist.`;
}

const reasons: Record<Reason, string> = {
  unknown: "Nothing on this site is called that.",
  unlike: "This comes close, but may be something else:",
  full: "The playlist is full.",
  late: "There was no time left to look for it. Import it on its own.",
};

function MissingItem({ item, playlistId }: { item: Unmatched; playlistId: string | null }) {
  const { place, title, artist, reason, closest } = item;
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="flex gap-3">
        <span className="w-8 shrink-0 text-right text-muted text-sm tabular-nums leading-6">{place}</span>
        <span className="min-w-0 flex-1">
          <span className="block break-words font-medium">
            {title || "Without a name"}
            {artist && <span className="font-normal text-muted"> by {artist}</span>}
          </span>
          <span className="block text-muted text-sm">{reasons[reason]}</span>
        </span>
      </p>
      {closest && <Closest media={closest} playlistId={playlistId} />}
    </li>
  );
}

function Closest({ media, playlistId }: { media: MediaCard; playlistId: string | null }) {
  const [state, setState] = useState<"offered" | "adding" | "added">("offered");
  async function add(id: string) {
    setState("adding");
    const results = await addWithQuestions(
      ({ confirmed, allowDuplicates }) =>
        addItems({ playlistId: id, mediaIds: [media.id], confirmed, allowDuplicates }),
      1,
    );
    const failed = results.find((result) => !result.ok);
    if (failed && !failed.ok) toastError(failed.error.message);
    setState(results.length && !failed ? "added" : "offered");
  }
  return (
    <div className="ml-11 flex items-center gap-3 rounded-control bg-surface p-2">
      <img src={media.posterSmallUrl} alt="" className="h-9 w-16 shrink-0 rounded object-cover" />
      <p className="min-w-0 flex-1 text-sm">
        <span className="block truncate font-medium">{media.title}</span>
        <span className="block truncate text-muted">
          {media.artist && `${media.artist} · `}
          {formatDuration(media.durationMs)}
        </span>
      </p>
      {playlistId && (
        <Button
          size="sm"
          className="max-sm:h-11"
          disabled={state === "added"}
          pending={state === "adding"}
          onClick={() => add(playlistId)}
          aria-label={`Add ${media.title}`}
        >
          {state === "added" ? <Check aria-hidden="true" /> : <Plus aria-hidden="true" />}
          {state === "added" ? "Added" : "Add"}
        </Button>
      )}
    </div>
  );
}
