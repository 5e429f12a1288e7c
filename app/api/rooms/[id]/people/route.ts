import { findPeople } from "@/lib/rooms/membership-data";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams }, ({ viewer, params }) => findPeople(viewer, params.id));
