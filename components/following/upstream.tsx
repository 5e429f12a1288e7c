"use client";

import { GitFork } from "lucide-react";
import { useEffect, useState } from "react";
import { call } from "@/components/playlists/call";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NotLoaded } from "@/components/ui/lazy";
import { findUpstream } from "@/lib/following/actions";
import type { Upstream as News } from "@/lib/following/schema";
import { UpstreamLine } from "./upstream-line";
import { useUpstreamAnswers } from "./use-upstream-answers";

type UpstreamProps = {
  playlistId: string;
  /** Something was taken over or removed. */
  onChanged: () => void;
};

/** For who may change a fork: what has changed in the list that it came from, to be taken over one by one. */
export function Upstream({ playlistId, onChanged }: UpstreamProps) {
  const { news, failed, load } = useNews(playlistId);
  const [open, setOpen] = useState(false);
  const answers = useUpstreamAnswers(playlistId, () => {
    load();
    onChanged();
  });
  if (failed) return <NotLoaded onRetry={load} />;
  const count = news ? news.counts.added + news.counts.removed : 0;
  if (!news || (count === 0 && !open)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        <GitFork aria-hidden="true" />
        {count === 1 ? "1 change there" : `${count.toLocaleString("en")} changes there`}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`What changed in “${news.source.title}”`}
        description={`Your list was forked from this one by ${news.source.owner.name}. Take over what you like.`}
      >
        {count === 0 && <p className="py-6 text-center text-muted">You have seen it all.</p>}
        <Part title="Added there" shown={news.added.length} count={news.counts.added}>
          {news.added.map((added) => (
            <UpstreamLine
              key={added.itemId}
              media={added.media}
              note={added.there ? "Already in your list" : added.note}
            >
              <Button size="sm" variant="primary" onClick={() => answers.take(added)}>
                Take over
              </Button>
              <Button size="sm" variant="ghost" onClick={() => answers.decline(added)}>
                Not for me
              </Button>
            </UpstreamLine>
          ))}
        </Part>
        <Part title="Removed there" shown={news.removed.length} count={news.counts.removed}>
          {news.removed.map((removed) => (
            <UpstreamLine key={removed.itemId} media={removed.media} note="Still in your list">
              <Button size="sm" onClick={() => answers.remove(removed)}>
                Remove here too
              </Button>
              <Button size="sm" variant="ghost" onClick={() => answers.keep(removed)}>
                Keep
              </Button>
            </UpstreamLine>
          ))}
        </Part>
      </Dialog>
    </>
  );
}

type PartProps = { title: string; shown: number; count: number; children: React.ReactNode };

function Part({ title, shown, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section className="mb-4">
      <h3 className="mb-1 font-semibold text-muted text-sm">{title}</h3>
      <ul className="flex flex-col divide-y divide-line">{children}</ul>
      {count > shown && (
        <p className="mt-2 text-muted text-sm">
          {(count - shown).toLocaleString("en")} more come after these.
        </p>
      )}
    </section>
  );
}

function useNews(playlistId: string) {
  const [news, setNews] = useState<News | null>(null);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = turn >= 0;
    void call(() => findUpstream({ playlistId })).then((result) => {
      if (!wanted) return;
      setFailed(!result.ok);
      if (result.ok) setNews(result.data);
    });
    return () => {
      wanted = false;
    };
  }, [playlistId, turn]);
  return { news, failed, load: () => setTurn((before) => before + 1) };
}
