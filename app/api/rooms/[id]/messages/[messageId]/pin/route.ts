import { pinMessage, unpinMessage } from "@/lib/chat/pins-data";
import { messageParams } from "@/lib/chat/schema";
import { nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

const schemas = { params: messageParams, body: nothing };

export const PUT = viewerRoute(schemas, async ({ viewer, params }) => ({
  message: await pinMessage(viewer, params.id, params.messageId),
}));

export const DELETE = viewerRoute(schemas, async ({ viewer, params }) => ({
  message: await unpinMessage(viewer, params.id, params.messageId),
}));
