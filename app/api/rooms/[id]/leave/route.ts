import { leaveRoom } from "@/lib/rooms/membership-data";
import { nothing, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => {
  await leaveRoom(viewer, params.id);
  return {};
});
