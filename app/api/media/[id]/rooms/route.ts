import { createRoom } from "@/lib/rooms/data";
import { listRooms } from "@/lib/rooms/list-data";
import { mediaParams, pageQuery, roomInput } from "@/lib/rooms/schema";
import { json, route, viewerRoute } from "@/lib/route";

export const GET = route({ params: mediaParams, query: pageQuery }, ({ viewer, params, query }) =>
  listRooms(viewer, params.id, query),
);

export const POST = viewerRoute({ params: mediaParams, body: roomInput }, async ({ viewer, params, body }) =>
  json({ room: await createRoom(viewer, params.id, body) }, 201),
);
