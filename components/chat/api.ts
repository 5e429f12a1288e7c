import { refreshViewer } from "@/components/viewer";
import type { ErrorBody, ErrorCode } from "@/lib/errors";

/** A request that came to nothing. `offline` when no answer came at all. */
export class RequestError extends Error {
  readonly code: ErrorCode | "offline";
  readonly retryAfterMs?: number;
  readonly fields?: Record<string, string>;

  constructor(
    code: ErrorCode | "offline",
    message: string,
    more: Pick<RequestError, "retryAfterMs" | "fields"> = {},
  ) {
    super(message);
    this.code = code;
    this.retryAfterMs = more.retryAfterMs;
    this.fields = more.fields;
  }
}

type Options = { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; body?: object };

const ANSWER_WITHIN_MS = 15_000;

/** Asks our own API and answers its JSON; every failure is a RequestError whose message can be shown. */
export async function request<Answer = unknown>(path: string, options: Options = {}): Promise<Answer> {
  const response = await ask(path, options);
  if (response.ok) return response.json().catch(unreachable);
  const error = await readError(response);
  if (error.code === "unauthenticated") void refreshViewer();
  throw error;
}

async function ask(path: string, { method = "GET", body }: Options) {
  try {
    return await fetch(path, {
      method,
      headers: body && { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    return unreachable();
  }
}

/** An answer that broke off on its way is none: it is asked for again. */
function unreachable(): never {
  throw new RequestError("offline", "Matinee cannot be reached right now.");
}

async function readError(response: Response) {
  const seconds = Number(response.headers.get("Retry-After"));
  const retryAfterMs = seconds > 0 ? seconds * 1_000 : undefined;
  try {
    const { error } = await response.json();
    return new RequestError(error.code, wordsOf(error), { retryAfterMs, fields: error.fields });
  } catch {
    return new RequestError("unavailable", "Something went wrong on our side.", { retryAfterMs });
  }
}

/** The server names a moment as everybody's clock has it (`fields.until`); here it is shown by the reader's. */
function wordsOf({ message, fields }: ErrorBody) {
  const until = new Date(fields?.until ?? Number.NaN);
  if (!fields?.until || Number.isNaN(until.getTime())) return message;
  const today = until.toDateString() === new Date().toDateString();
  const shown = until.toLocaleString("en", { dateStyle: today ? undefined : "medium", timeStyle: "short" });
  return message.replace(fields.until, shown);
}

/** What went wrong, in words for the person in front. */
export function messageOf(error: unknown) {
  return error instanceof RequestError ? error.message : "Something went wrong. Please try again.";
}
