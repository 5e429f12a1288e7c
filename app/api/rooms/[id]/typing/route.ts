import { hintTyping } from "@/lib/chat/typing-data";
import { nothing, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => {
  await hintTyping(viewer, params.id);
  return {};
});
