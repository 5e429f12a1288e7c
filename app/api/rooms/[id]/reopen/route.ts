import { nothing, roomParams } from "@/lib/rooms/schema";
import { reopenRoom } from "@/lib/rooms/settings-data";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => ({
  room: await reopenRoom(viewer, params.id),
}));
