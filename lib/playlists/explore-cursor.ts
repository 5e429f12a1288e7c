import { z } from "zod";
import { moment, readCursor, writeCursor } from "../cursor";
import { id } from "../input";
import type { Sort } from "./explore-schema";

/** What each order compares before the id: a number, or a moment as `toISOString` writes it. */
const values = {
  best: z.number(),
  trending: z.number(),
  followers: z.int().min(0),
  recent: moment,
};

/** Where a page ends: the last list's value in the order asked for, and its id. */
export type Place = { value: number | string; id: string };

/** A cursor, which says which order it belongs to. */
export function encodePlace(sort: Sort, { value, id }: Place): string {
  return writeCursor([sort, value, id]);
}

/** The place a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function decodePlace(sort: Sort, cursor: string): Place {
  const [, value, last] = readCursor(z.tuple([z.literal(sort), values[sort], id]), cursor);
  return { value, id: last };
}
