import { nothing, roomParams } from "@/lib/rooms/schema";
import { closeRoom } from "@/lib/rooms/settings-data";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => {
  await closeRoom(viewer, params.id);
  return {};
});
