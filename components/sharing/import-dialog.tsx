"use client";

import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, Textarea } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import type { ActionResult } from "@/lib/action";
import type { ImportReport as Report } from "@/lib/exchange/schema";
import { ImportReport } from "./import-report";
import { importFile, importText } from "./import-request";

type ImportDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Makes a playlist of a file or of pasted text, and says what came of it. */
export function ImportDialog({ open, onOpenChange }: ImportDialogProps) {
  const [text, setText] = useState("");
  const { report, error, pending, run, again } = useImport(() => setText(""));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      holds={pending || report !== null || text.trim() !== ""}
      title={report ? report.title : "Import a playlist"}
      description={
        report ? undefined : "XSPF, JSPF, M3U or JSON, from Matinee, VLC, Winamp, Spotify exports and others."
      }
    >
      {report ? (
        <ImportReport report={report} onAgain={again} />
      ) : (
        <div className="flex flex-col gap-5" aria-busy={pending}>
          <FileDrop pending={pending} onFile={(file) => run(() => importFile(file))} />
          <Paste
            text={text}
            setText={setText}
            pending={pending}
            onSubmit={() => run(() => importText(text, ""))}
          />
          {error && <FieldError>{error}</FieldError>}
        </div>
      )}
    </Dialog>
  );
}

function useImport(onDone: () => void) {
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState("");
  const [pending, setPending] = useState(false);
  async function run(start: () => Promise<ActionResult<Report>>) {
    setError("");
    setPending(true);
    const result = await start();
    setPending(false);
    if (!result.ok) return setError(result.error.message);
    setReport(result.data);
    onDone();
  }
  return { report, error, pending, run, again: () => setReport(null) };
}

const accept = ".xspf,.jspf,.json,.m3u,.m3u8,application/xspf+xml,application/json,audio/x-mpegurl";

function FileDrop({ pending, onFile }: { pending: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !pending) onFile(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the button does.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        "flex flex-col items-center gap-3 rounded-card border-2 border-dashed px-4 py-8 text-center transition-colors",
        over ? "border-accent bg-surface" : "border-line-strong",
      )}
    >
      {pending ? (
        <Spinner className="size-7" />
      ) : (
        <FileUp aria-hidden="true" strokeWidth={1.5} className="size-8 text-muted" />
      )}
      <p role="status" className="text-muted text-sm">
        {pending ? (
          "Looking for what is in it…"
        ) : (
          <span className="pointer-coarse:hidden">Drop a file here, or</span>
        )}
      </p>
      <Button variant="primary" disabled={pending} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label="Playlist file"
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}

type PasteProps = {
  text: string;
  setText: (text: string) => void;
  pending: boolean;
  onSubmit: () => void;
};

function Paste({ text, setText, pending, onSubmit }: PasteProps) {
  const id = useId();
  return (
    <details className="group">
      <summary className="flex min-h-11 items-center font-medium text-sm">Or paste its text</summary>
      <form
        id={id}
        className="mt-2 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() && !pending) onSubmit();
        }}
      >
        <Field label="Text of the playlist" hint="One address or “artist - title” a line will do.">
          <Textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <Button type="submit" disabled={!text.trim()} pending={pending} className="self-end">
          Import
        </Button>
      </form>
    </details>
  );
}
