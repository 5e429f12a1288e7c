import { deleteMessage, editMessage } from "@/lib/chat/changes-data";
import { messageChange, messageParams } from "@/lib/chat/schema";
import { nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const PATCH = viewerRoute(
  { params: messageParams, body: messageChange },
  async ({ viewer, params, body }) => ({
    message: await editMessage(viewer, params.id, params.messageId, body.body),
  }),
);

export const DELETE = viewerRoute({ params: messageParams, body: nothing }, async ({ viewer, params }) => ({
  message: await deleteMessage(viewer, params.id, params.messageId),
}));
