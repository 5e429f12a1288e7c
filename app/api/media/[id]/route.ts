import { AppError } from "@/lib/errors";
import { findMedia } from "@/lib/media/data";
import { refreshMedia } from "@/lib/media/refresh";
import { mediaParams, standingInput } from "@/lib/media/schema";
import { setMediaStanding } from "@/lib/media/standing-data";
import { route, viewerRoute } from "@/lib/route";

export const GET = route({ params: mediaParams }, async ({ viewer, params }) => {
  const media = await findMedia(viewer, params.id);
  if (!media) throw new AppError("not_found", "That media is not here.");
  const { visibility: _, ...shown } = media;
  return shown;
});

const schemas = { params: mediaParams, body: standingInput };

export const PATCH = viewerRoute(schemas, async ({ viewer, params, body }) => {
  const standing = await setMediaStanding(viewer, params.id, body);
  refreshMedia(params.id, standing);
  return standing;
});
