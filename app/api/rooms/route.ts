import { listOwnRooms } from "@/lib/rooms/list-data";
import { pageQuery } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ query: pageQuery }, ({ viewer, query }) => listOwnRooms(viewer, query));
