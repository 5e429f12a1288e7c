import { listOwnHeld } from "@/lib/moderation/held-data";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams }, ({ viewer, params }) =>
  listOwnHeld(viewer, params.id),
);
