import { unban } from "@/lib/moderation/removal-data";
import { removalInput } from "@/lib/moderation/schema";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute(
  { params: roomParams, body: removalInput },
  async ({ viewer, params, body }) => {
    await unban(viewer, params.id, body.userId);
    return {};
  },
);
