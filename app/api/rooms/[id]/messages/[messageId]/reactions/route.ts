import { addReaction, removeReaction } from "@/lib/chat/reactions-data";
import { messageParams, reactionInput } from "@/lib/chat/schema";
import { viewerRoute } from "@/lib/route";

const schemas = { params: messageParams, body: reactionInput };

export const PUT = viewerRoute(schemas, async ({ viewer, params, body }) => ({
  message: await addReaction(viewer, params.id, params.messageId, body.emoji),
}));

export const DELETE = viewerRoute(schemas, async ({ viewer, params, body }) => ({
  message: await removeReaction(viewer, params.id, params.messageId, body.emoji),
}));
