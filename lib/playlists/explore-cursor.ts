import { z } from "zod";
import { AppError } from "../errors";
import { id } from "../input";
import type { Sort } from "./explore-schema";

/** What each order compares before the id: a number, or a moment as `toISOString` writes it. */
const values = {
  best: z.number(),
  trending: z.number(),
  followers: z.int().min(0),
  recent: z.iso.datetime({ precision: 3 }).regex(/^[12]/),
};

/** Where a page ends: the last list's value in the order asked for, and its id. */
export type Place = { value: number | string; id: string };

/** A keyset cursor, opaque to clients. It says which order it belongs to. */
export function encodePlace(sort: Sort, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

/** The place a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function decodePlace(sort: Sort, cursor: string): Place {
  const place = z.tuple([z.literal(sort), values[sort], id]);
  const result = place.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!result.success) throw new AppError("invalid", "cursor: That page cannot be found from here.");
  return { value: result.data[1], id: result.data[2] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
