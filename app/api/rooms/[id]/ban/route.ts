import { ban } from "@/lib/moderation/removal-data";
import { removalInput } from "@/lib/moderation/schema";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute(
  { params: roomParams, body: removalInput },
  async ({ viewer, params, body }) => ({
    epoch: await ban(viewer, params.id, body),
  }),
);
