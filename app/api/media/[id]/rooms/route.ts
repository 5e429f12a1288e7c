import { createRoom, listRooms } from "@/lib/rooms/data";
import { mediaParams, roomInput } from "@/lib/rooms/schema";
import { json, route, viewerRoute } from "@/lib/route";

export const GET = route({ params: mediaParams }, async ({ viewer, params }) => ({
  items: await listRooms(viewer, params.id),
}));

export const POST = viewerRoute({ params: mediaParams, body: roomInput }, async ({ viewer, params, body }) =>
  json({ room: await createRoom(viewer, params.id, body) }, 201),
);
