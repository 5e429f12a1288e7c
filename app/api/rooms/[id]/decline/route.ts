import { declineInvitation } from "@/lib/rooms/guests-data";
import { nothing, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: roomParams, body: nothing }, async ({ viewer, params }) => {
  await declineInvitation(viewer, params.id);
  return {};
});
