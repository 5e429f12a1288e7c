import { AppError } from "@/lib/errors";
import { findMedia } from "@/lib/media/data";
import { mediaParams } from "@/lib/media/schema";
import { route } from "@/lib/route";

export const GET = route({ params: mediaParams }, async ({ viewer, params }) => {
  const media = await findMedia(viewer, params.id);
  if (!media) throw new AppError("not_found", "That media is not here.");
  const { visibility: _, ...shown } = media;
  return shown;
});
