import { markRead } from "@/lib/rooms/membership-data";
import { readInput, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: readInput }, ({ viewer, params, body }) =>
  markRead(viewer, params.id, body.seq),
);
