import { z } from "zod";
import { moment, readCursor, writeCursor } from "../cursor";
import { id } from "../input";

/** Where a page of the newest media ends. */
const newest = z.tuple([z.literal("newest"), moment, id]);

/** Where a page of search results ends: the score of its last result, in millionths, and its id. */
const ranked = z.tuple([z.literal("ranked"), z.int().min(0).max(2_147_483_647), id]);

const cursors = { newest, ranked };
type Cursors = { newest: z.output<typeof newest>; ranked: z.output<typeof ranked> };

export function encodeCursor<Kind extends keyof Cursors>(...cursor: Cursors[Kind]): string {
  return writeCursor(cursor);
}

/** The position a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function decodeCursor<Kind extends keyof Cursors>(kind: Kind, cursor: string): Cursors[Kind] {
  return readCursor(cursors[kind], cursor) as Cursors[Kind];
}
