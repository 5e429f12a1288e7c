import { roomGone } from "@/lib/rooms/access-data";
import { findRoom } from "@/lib/rooms/data";
import { deleteRoom } from "@/lib/rooms/owner-data";
import { joinInput, nothing, roomChange, roomParams } from "@/lib/rooms/schema";
import { updateRoom } from "@/lib/rooms/settings-data";
import { route, viewerRoute } from "@/lib/route";

export const GET = route({ params: roomParams, query: joinInput }, async ({ viewer, params, query }) => {
  const room = await findRoom(viewer, params.id, query.invite);
  if (!room) throw roomGone();
  return { room };
});

export const PATCH = viewerRoute(
  { params: roomParams, body: roomChange },
  async ({ viewer, params, body }) => ({
    room: await updateRoom(viewer, params.id, body),
  }),
);

export const DELETE = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => {
  await deleteRoom(viewer, params.id);
  return {};
});
