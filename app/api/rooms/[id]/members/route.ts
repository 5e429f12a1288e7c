import { listMembers } from "@/lib/rooms/members-data";
import { pageQuery, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams, query: pageQuery }, ({ viewer, params, query }) =>
  listMembers(viewer, params.id, query),
);
