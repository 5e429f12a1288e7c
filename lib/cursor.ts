import { z } from "zod";
import { AppError } from "./errors";

/** A moment as `toISOString` writes it, in years that PostgreSQL and JavaScript agree on. */
export const moment = z.iso.datetime({ precision: 3 }).regex(/^[12]/);

/** Keyset cursors are opaque to clients: base64url of what the next page starts after. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** What a cursor stands for; throws `invalid` for one that this server did not make for this order. */
export function readCursor<Place extends z.ZodType>(place: Place, cursor: string): z.output<Place> {
  const result = place.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!result.success) throw new AppError("invalid", "cursor: That page cannot be found from here.");
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
