import type { ErrorBody } from "../errors";
import type { Visibility } from "./schema";

/**
 * Says that a change would show media to people who have not seen them, and to whom: everyone, who has the list's link,
 * or who works on it. Its sender asks the viewer and sends the same again with `confirmed`.
 */
export type Exposure = {
  reason: "exposes";
  audience: "everyone" | "link" | "people";
  /** At most `EXPOSED` of them; `count` is of all. */
  media: { id: string; title: string; visibility: Visibility }[];
  count: number;
};

/** How many of the media in question are named. */
export const EXPOSED = 5;

/** What would be shown to whom, when that is why a change was refused. */
export function exposureOf(error: ErrorBody): Exposure | null {
  const details = error.details as Exposure | undefined;
  return details?.reason === "exposes" ? details : null;
}
