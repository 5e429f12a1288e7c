import { transferRoom } from "@/lib/rooms/owner-data";
import { roomParams, transferInput } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute(
  { params: roomParams, body: transferInput },
  async ({ viewer, params, body }) => {
    await transferRoom(viewer, params.id, body.userId);
    return {};
  },
);
