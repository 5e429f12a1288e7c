import { findReplay } from "@/lib/chat/replay-data";
import { replayQuery } from "@/lib/chat/replay-schema";
import { roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams, query: replayQuery }, ({ viewer, params, query }) =>
  findReplay(viewer, params.id, query),
);
