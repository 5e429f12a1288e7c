import { AppError } from "../errors";
import type { ExportFormat } from "./formats";
import { readJson, writeJson, writeJspf } from "./json";
import { readM3u, writeM3u } from "./m3u";
import type { Sought, Transfer } from "./transfer";
import { readXspf, writeXspf } from "./xspf";

type Written = { type: string; write: (list: Transfer) => string };

const formats: Record<ExportFormat, Written> = {
  xspf: { type: "application/xspf+xml", write: writeXspf },
  jspf: { type: "application/json", write: writeJspf },
  m3u8: { type: "audio/x-mpegurl", write: writeM3u },
  json: { type: "application/json", write: writeJson },
};

/** A playlist as a file: its media type and its text. */
export function writePlaylist(format: ExportFormat, list: Transfer) {
  const { type, write } = formats[format];
  return { type: `${type}; charset=utf-8`, text: write(list) };
}

/** Reads a file of whatever form, told by its first character. Throws `invalid` for what is no playlist. */
export function readPlaylist(text: string): Sought {
  const trimmed = text.replace(/^\ufeff/, "").trimStart();
  const read = trimmed.startsWith("<") ? readXspf : /^[[{]/.test(trimmed) ? readJson : readM3u;
  const found = attempt(() => read(trimmed));
  if (!found)
    throw new AppError("invalid", "That is not a playlist that we can read: JSPF, XSPF, M3U or JSON.");
  return found;
}

function attempt<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch {
    return null;
  }
}
