import "server-only";
import { z } from "zod";
import { env } from "./env";
import { AppError, toAppError } from "./errors";
import { parse } from "./input";
import { getViewer, refusalOfNobody, type SignedIn, type Viewer } from "./viewer";

const MAX_BODY_BYTES = 32 * 1024;
/** Characters: about what arrives in TCP's first round trip (ten segments, RFC 6928), zipped or not. */
const ZIPPED_FROM = 14_000;
const nothing = z.strictObject({});

type Schemas<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  params?: Params;
  query?: Query;
  body?: Body;
  /** `form` for `application/x-www-form-urlencoded`, as pusher-js sends; JSON otherwise. */
  encoding?: "json" | "form";
  /** How large the body may be; 32 KB unless said otherwise. */
  maxBytes?: number;
};

type Input<Who, Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  viewer: Who;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: Request;
};

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * A route handler for anyone: checks the origin, reads the viewer, parses params, query and body (unknown keys are
 * `invalid`), runs, and answers JSON. `run` returns the body, or a Response of its own.
 */
export function route<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  schemas: Schemas<Params, Query, Body>,
  run: (input: Input<Viewer, Params, Query, Body>) => Promise<Response | object>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      if (request.method !== "GET") refuseForeignOrigin(request);
      const params = parse(schemas.params ?? nothing, (await context.params) ?? {}) as z.output<Params>;
      const query = parse(schemas.query ?? nothing, readQuery(request)) as z.output<Query>;
      const body = parse(schemas.body ?? nothing, await readBody(request, schemas)) as z.output<Body>;
      const answer = await run({ viewer: await getViewer(), params, query, body, request });
      return answer instanceof Response ? answer : json(answer);
    } catch (error) {
      return failure(error);
    }
  };
}

/** As `route`, for signed-in people only: anyone else gets `unauthenticated`. */
export function viewerRoute<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  schemas: Schemas<Params, Query, Body>,
  run: (input: Input<SignedIn, Params, Query, Body>) => Promise<Response | object>,
) {
  return route(schemas, async ({ viewer, ...input }: Input<Viewer, Params, Query, Body>) => {
    if (!viewer) throw await refusalOfNobody();
    return run({ viewer, ...input });
  });
}

/**
 * A JSON answer that no cache keeps. `no-transform` keeps Next from zipping a short one: not knowing its length, it would
 * zip the shortest, which costs more than much of what it is made by and brings it no sooner.
 */
export function json(body: object, status = 200, headers: Record<string, string> = {}) {
  const text = JSON.stringify(body);
  const caching = text.length < ZIPPED_FROM ? "no-store, no-transform" : "no-store";
  const own = { "Content-Type": "application/json", "Cache-Control": caching };
  return new Response(text, { status, headers: { ...own, ...headers } });
}

/** What a failure answers, in the form of the contract. */
export function failure(thrown: unknown) {
  const error = toAppError(thrown);
  const headers: Record<string, string> = {};
  if (error.retryAfterSeconds !== undefined)
    headers["Retry-After"] = String(Math.ceil(error.retryAfterSeconds));
  return json({ error: error.toBody() }, error.status, headers);
}

/**
 * Route handlers have no CSRF check of their own. Browsers send `Origin` with every write, so a foreign one is
 * refused; clients that are no browsers send none, and hold no cookies that another site could use.
 */
function refuseForeignOrigin(request: Request) {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (!origin && (!site || site === "same-origin")) return;
  const own = [request.headers.get("host"), env.NEXTAUTH_URL && new URL(env.NEXTAUTH_URL).host];
  if (origin && URL.canParse(origin) && own.includes(new URL(origin).host)) return;
  throw new AppError("forbidden", "That request came from another site.");
}

function readQuery(request: Request) {
  const query: Record<string, string | string[]> = {};
  for (const [key, value] of new URL(request.url).searchParams) {
    const before = query[key];
    query[key] = before === undefined ? value : [before, value].flat();
  }
  return query;
}

type Body = { body?: unknown; encoding?: string; maxBytes?: number };

async function readBody(request: Request, { body, encoding = "json", maxBytes = MAX_BODY_BYTES }: Body) {
  if (!body) return {};
  const raw = await readText(request, maxBytes);
  return encoding === "form" ? Object.fromEntries(new URLSearchParams(raw)) : parseJson(raw);
}

async function readText(request: Request, maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError("too_large", "That is too much to send at once.");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("invalid", "The body is not valid UTF-8.");
  }
}

/** No body at all counts as an empty object, so that what takes nothing can be sent nothing. */
function parseJson(raw: string): unknown {
  if (raw === "") return {};
  try {
    return JSON.parse(raw);
  } catch {
    throw new AppError("invalid", "The body is not valid JSON.");
  }
}
