import { withdrawHeld } from "@/lib/moderation/held-data";
import { heldParams } from "@/lib/moderation/held-schema";
import { nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const DELETE = viewerRoute({ params: heldParams, body: nothing }, async ({ viewer, params }) => {
  await withdrawHeld(viewer, params.id, params.heldId);
  return {};
});
