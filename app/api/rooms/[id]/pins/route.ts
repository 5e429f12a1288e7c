import { findPins } from "@/lib/chat/pins-data";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams }, ({ viewer, params }) => findPins(viewer, params.id));
