"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm";
import type { Exposure } from "@/lib/playlists/exposure-schema";
import { draw } from "./host";

let asked = 0;

/** Says who would see what. True when the viewer means it. */
export function ask(exposure: Exposure): Promise<boolean> {
  return new Promise((resolve) =>
    draw("consent", <ConsentDialog key={++asked} exposure={exposure} onAnswer={resolve} />),
  );
}

type ConsentDialogProps = { exposure: Exposure; onAnswer: (yes: boolean) => void };

function ConsentDialog({ exposure, onAnswer }: ConsentDialogProps) {
  const [open, setOpen] = useState(true);
  function close(next: boolean) {
    setOpen(next);
    if (!next) onAnswer(false);
  }
  const { count } = exposure;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title={
        count === 1 ? "Show what is not public?" : `Show ${count.toLocaleString("en")} that are not public?`
      }
      description={<Explanation exposure={exposure} />}
      confirmLabel={count === 1 ? "Show it" : "Show them"}
      danger={false}
      onConfirm={() => onAnswer(true)}
    />
  );
}

const audiences = {
  everyone: "Everyone can see this playlist.",
  link: "Everyone who has its link can see this playlist.",
  people: "The people you work with on this playlist can see it.",
} as const;

/** A span in a paragraph, hence no list elements. */
function Explanation({ exposure: { audience, media, count } }: { exposure: Exposure }) {
  const unlisted = media.filter(({ visibility }) => visibility === "unlisted");
  const hidden = media.filter(({ visibility }) => visibility === "private");
  const more = count - media.length;
  return (
    <>
      {audiences[audience]}
      {unlisted.length > 0 && (
        <span className="mt-2 block">
          They will find and be able to play what is unlisted: <Titles media={unlisted} />.
        </span>
      )}
      {hidden.length > 0 && (
        <span className="mt-2 block">
          They will see that something is there, but neither its name nor what it is, for what is private:{" "}
          <Titles media={hidden} />.
        </span>
      )}
      {more > 0 && (
        <span className="mt-2 block">
          {media.length > 0 ? `And ${more.toLocaleString("en")} more.` : "You cannot see all of it yourself."}
        </span>
      )}
    </>
  );
}

const titles = new Intl.ListFormat("en", { type: "conjunction" });

function Titles({ media }: { media: Exposure["media"] }) {
  return <span className="font-medium text-text">{titles.format(media.map(({ title }) => title))}</span>;
}
