import { roomChange, roomParams } from "@/lib/rooms/schema";
import { updateRoom } from "@/lib/rooms/settings-data";
import { viewerRoute } from "@/lib/route";

export const PATCH = viewerRoute(
  { params: roomParams, body: roomChange },
  async ({ viewer, params, body }) => ({
    room: await updateRoom(viewer, params.id, body),
  }),
);
