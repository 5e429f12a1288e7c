import { z } from "zod";
import { moment, readCursor, writeCursor } from "../cursor";
import { id } from "../input";

/** Where a page of rooms ends: the last one's last activity, and its id. */
const active = z.tuple([z.literal("active"), moment, id]);

/** Where a page of members ends: the last one's rank (0 for the owner), since when they are in, and who they are. */
const members = z.tuple([z.literal("members"), z.int().min(0).max(2), moment, id]);

const cursors = { active, members };
type Cursors = { active: z.output<typeof active>; members: z.output<typeof members> };

export function encodeCursor<Kind extends keyof Cursors>(...cursor: Cursors[Kind]): string {
  return writeCursor(cursor);
}

/** The position a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function decodeCursor<Kind extends keyof Cursors>(kind: Kind, cursor: string): Cursors[Kind] {
  return readCursor(cursors[kind], cursor) as Cursors[Kind];
}
