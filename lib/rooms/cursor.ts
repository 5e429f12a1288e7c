import { z } from "zod";
import { AppError } from "../errors";
import { id } from "../input";

/** A moment as `toISOString` writes it, in years that PostgreSQL and JavaScript agree on. */
const moment = z.iso.datetime({ precision: 3 }).regex(/^[12]/);

/** Where a page of rooms ends: the last one's last activity, and its id. */
const active = z.tuple([z.literal("active"), moment, id]);

/** Where a page of members ends: the last one's rank (0 for the owner), since when they are in, and who they are. */
const members = z.tuple([z.literal("members"), z.int().min(0).max(2), moment, id]);

const cursors = { active, members };
type Cursors = { active: z.output<typeof active>; members: z.output<typeof members> };

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
