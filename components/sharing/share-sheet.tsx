"use client";

import { Code, Download, RefreshCw, Share2 } from "lucide-react";
import encodeQR from "qr";
import { type ReactNode, useState } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm";
import { Dialog } from "@/components/ui/dialog";
import { embedCode } from "@/lib/exchange/embed";
import { exportFormats, formatNames } from "@/lib/exchange/formats";
import { CopyField } from "./copy-field";
import type { Shared } from "./share";

/** Everything that can be done with an address: copy it, hand it to the device, scan it, embed it; and the downloads. */
export function ShareSheet({ shared }: { shared: Shared }) {
  const [open, setOpen] = useState(true);
  const [path, setPath] = useState(shared.path);
  const { title, embedPath, exportPath, renew } = shared;
  return (
    <Dialog open={open} onOpenChange={setOpen} title={path ? "Share" : "Download"} description={title}>
      <div className="flex flex-col gap-6">
        {path && <LinkParts title={title} url={absolute(path)} />}
        {path && renew && <Renew renew={renew} onRenewed={setPath} />}
        {embedPath && <Embed title={title} url={absolute(embedPath)} />}
        {exportPath && <Downloads path={exportPath} />}
      </div>
    </Dialog>
  );
}

function absolute(path: string) {
  return new URL(path, location.origin).href;
}

function LinkParts({ title, url }: { title: string; url: string }) {
  const canShare = "share" in navigator;
  return (
    <div className="flex flex-col gap-4">
      <CopyField label="Link" text={url} main />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <QrCode url={url} />
        {canShare && (
          <Button onClick={() => void navigator.share({ title, url }).catch(() => undefined)}>
            <Share2 aria-hidden="true" />
            Share with an app
          </Button>
        )}
      </div>
    </div>
  );
}

/** Black on white in both themes: that is what cameras read. */
function QrCode({ url }: { url: string }) {
  return (
    <figure className="flex min-w-0 flex-1 basis-56 items-center gap-4">
      <img
        src={encodeQR(url, "data-url", { scale: 4, border: 3 })}
        alt="QR code of the link"
        className="size-30 shrink-0 rounded-control bg-white [image-rendering:pixelated]"
      />
      <figcaption className="text-muted text-sm">Scan it to open this on another device.</figcaption>
    </figure>
  );
}

type RenewProps = { renew: NonNullable<Shared["renew"]>; onRenewed: (path: string) => void };

function Renew({ renew, onRenewed }: RenewProps) {
  const [asking, setAsking] = useState(false);
  async function confirm() {
    const path = await renew();
    if (path) onRenewed(path);
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card bg-surface p-4">
      <p className="min-w-0 flex-1 basis-56 text-muted text-sm">
        Anyone with this link can open the playlist. A new link shuts out everyone who has the old one.
      </p>
      <Button size="sm" className="max-sm:h-11" onClick={() => setAsking(true)}>
        <RefreshCw aria-hidden="true" />
        Renew link
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Renew the link?"
        description="The link that you have shared so far will lead nowhere. This cannot be undone."
        confirmLabel="Renew link"
        onConfirm={confirm}
      />
    </div>
  );
}

function Embed({ title, url }: { title: string; url: string }) {
  return (
    <Section icon={<Code />} title="Embed">
      <CopyField label="Code for another site" text={embedCode(url, title)} />
    </Section>
  );
}

function Downloads({ path }: { path: string }) {
  const join = path.includes("?") ? "&" : "?";
  return (
    <Section icon={<Download />} title="Download">
      <p className="text-muted text-sm">
        Opens in VLC and other players, and can be imported here and elsewhere.
      </p>
      <ul className="flex flex-wrap gap-2">
        {exportFormats.map((format) => (
          <li key={format}>
            <a
              href={`${path}${join}format=${format}`}
              download
              className={buttonStyles({ size: "sm" }, "max-sm:h-11")}
            >
              {formatNames[format]}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-line border-t pt-5">
      <h3 className="flex items-center gap-2 font-semibold text-[0.9375rem] [&_svg]:size-4.5 [&_svg]:text-muted">
        {icon}
        {title}
      </h3>
      {children}
    </section>
  );
}
