import { joinRoom } from "@/lib/rooms/membership-data";
import { joinInput, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: joinInput }, ({ viewer, params, body }) =>
  joinRoom(viewer, params.id, body.invite),
);
