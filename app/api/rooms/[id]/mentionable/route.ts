import { findMentionable } from "@/lib/chat/mentions-data";
import { mentionableQuery } from "@/lib/chat/schema";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams, query: mentionableQuery }, ({ viewer, params, query }) =>
  findMentionable(viewer, params.id, query.query),
);
