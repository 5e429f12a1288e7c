import { sendMessage } from "@/lib/chat/data";
import { findHistory } from "@/lib/chat/history-data";
import { historyQuery, messageInput } from "@/lib/chat/schema";
import { roomParams } from "@/lib/rooms/schema";
import { json, viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams, query: historyQuery }, ({ viewer, params, query }) =>
  findHistory(viewer, params.id, query),
);

export const POST = viewerRoute(
  { params: roomParams, body: messageInput },
  async ({ viewer, params, body }) => {
    const sent = await sendMessage(viewer, params.id, body);
    return "held" in sent ? json(sent, 202) : json({ message: sent.message }, sent.created ? 201 : 200);
  },
);
