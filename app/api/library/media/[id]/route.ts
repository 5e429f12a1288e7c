import { findKept } from "@/lib/library/data";
import { findPositions } from "@/lib/library/history-data";
import { type Marks, marksParams } from "@/lib/library/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: marksParams }, async ({ viewer, params }): Promise<Marks> => {
  const [kept, positions] = await Promise.all([
    findKept(viewer, params.id),
    findPositions(viewer, [params.id]),
  ]);
  return {
    watchLater: kept.has("watch_later"),
    liked: kept.has("liked"),
    positionMs: positions.get(params.id) ?? null,
  };
});
