import { revokeInvite } from "@/lib/rooms/invites-data";
import { inviteParams, nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const DELETE = viewerRoute({ params: inviteParams, body: nothing }, async ({ viewer, params }) => {
  await revokeInvite(viewer, params.id, params.inviteId);
  return {};
});
