import { countUnread } from "@/lib/rooms/list-data";
import { unreadQuery } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ query: unreadQuery }, ({ viewer, query }) =>
  countUnread(viewer, query.reading),
);
