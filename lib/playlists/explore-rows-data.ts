import "server-only";
import type { Viewer } from "../viewer";
import { explorePlaylists } from "./explore-data";
import type { CuratedRow, ExploreQuery } from "./explore-schema";

const ROW = 12;
/** A row of fewer says little. */
const FEWEST = 3;

type Plan = { title: string } & Partial<Pick<ExploreQuery, "kind" | "length" | "sort">> & { tag?: string };

/** What Explore begins with, in this order: what moves people now, then themes and forms that we care for. */
const plans: Plan[] = [
  { title: "Trending now", sort: "trending" },
  { title: "For the small hours", tag: "night" },
  { title: "Most followed", sort: "followers" },
  { title: "Made for working to", tag: "focus" },
  { title: "Out of doors", tag: "nature" },
  { title: "Only films", kind: "video" },
  { title: "Slow, on purpose", tag: "slow" },
  { title: "Music, start to finish", kind: "audio" },
  { title: "Patterns and experiments", tag: "abstract" },
  { title: "Rain on the roof", tag: "rain" },
  { title: "Settle in: an hour and more", length: "long" },
];

/** The curated rows of public lists, without those that would be nearly empty. */
export async function listRows(viewer: Viewer): Promise<CuratedRow[]> {
  const rows = await Promise.all(plans.map((plan) => toRow(viewer, plan)));
  return rows.filter(({ playlists }) => playlists.length >= FEWEST);
}

async function toRow(viewer: Viewer, { title, tag, ...plan }: Plan): Promise<CuratedRow> {
  const request: ExploreQuery = { sort: "best", ...plan, tag: tag ? [tag] : [], limit: ROW };
  const { items } = await explorePlaylists(viewer, request);
  const parameters = new URLSearchParams(tag ? { tag } : plan);
  return { title, href: `/explore?${parameters}`, playlists: items };
}
