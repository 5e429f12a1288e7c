import { messageSearchQuery } from "@/lib/chat/schema";
import { searchMessages } from "@/lib/chat/search-data";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute(
  { params: roomParams, query: messageSearchQuery },
  ({ viewer, params, query }) => searchMessages(viewer, params.id, query),
);
