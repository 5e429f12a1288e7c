import { removeGuest } from "@/lib/rooms/guests-data";
import { memberParams, nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const DELETE = viewerRoute({ params: memberParams, body: nothing }, async ({ viewer, params }) => {
  await removeGuest(viewer, params.id, params.userId);
  return {};
});
