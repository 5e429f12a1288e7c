import type { ActionResult } from "@/lib/action";
import type { ErrorBody } from "@/lib/errors";
import type { ImportReport } from "@/lib/exchange/schema";

const MAX_BYTES = 1024 * 1024;

/** Sends a file's text to be imported as a new private list. */
export async function importText(text: string, name: string): Promise<ActionResult<ImportReport>> {
  try {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ text, name });
    const answer = await fetch("/api/playlists/import", { method: "POST", headers, body });
    const data: unknown = await answer.json();
    if (answer.ok) return { ok: true, data: data as ImportReport };
    return { ok: false, error: (data as { error: ErrorBody }).error };
  } catch {
    return failure("We could not reach the server. Your file is as it was: please try again.");
  }
}

/** Imports a file, which is called as it is unless it has a title inside. */
export async function importFile(file: File): Promise<ActionResult<ImportReport>> {
  if (file.size > MAX_BYTES)
    return failure("That file is larger than 1 MB, which is the most that can be imported.");
  const text = decode(await file.arrayBuffer());
  return importText(text, file.name.replace(/\.[^.]+$/, ""));
}

function failure(message: string) {
  return { ok: false, error: { code: "unavailable", message, retryable: true } } as const;
}

/** UTF-8 as it should be; otherwise what the file says of itself, or what Windows programs wrote before. */
function decode(bytes: ArrayBuffer) {
  const head = new TextDecoder("latin1").decode(bytes.slice(0, 200));
  const declared = /^<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(head)?.[1];
  const marked = head.startsWith("\xff\xfe")
    ? "utf-16le"
    : head.startsWith("\xfe\xff")
      ? "utf-16be"
      : undefined;
  return (
    read(bytes, marked ?? "utf-8") ?? read(bytes, declared) ?? new TextDecoder("windows-1252").decode(bytes)
  );
}

function read(bytes: ArrayBuffer, encoding: string | undefined) {
  try {
    return encoding ? new TextDecoder(encoding, { fatal: true }).decode(bytes) : null;
  } catch {
    return null;
  }
}
