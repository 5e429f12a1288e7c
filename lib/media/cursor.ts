import { z } from "zod";
import { AppError } from "../errors";
import { id } from "../input";

/** A moment as `toISOString` writes it, in years that PostgreSQL and JavaScript agree on. */
const moment = z.iso.datetime({ precision: 3 }).regex(/^[12]/);

/** Where a page of the newest media ends. */
const newest = z.tuple([z.literal("newest"), moment, id]);

/** Where a page of search results ends: the score of its last result, in millionths, and its id. */
const ranked = z.tuple([z.literal("ranked"), z.int().min(0).max(2_147_483_647), id]);

const cursors = { newest, ranked };
type Cursors = { newest: z.output<typeof newest>; ranked: z.output<typeof ranked> };

/** Keyset cursors are opaque to clients: base64url of what the next page starts after. */
export function encodeCursor<Kind extends keyof Cursors>(...cursor: Cursors[Kind]): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The position a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function decodeCursor<Kind extends keyof Cursors>(kind: Kind, cursor: string): Cursors[Kind] {
  const result = cursors[kind].safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!result.success) throw new AppError("invalid", "cursor: That page cannot be found from here.");
  return result.data as Cursors[Kind];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
