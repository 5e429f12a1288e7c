import { renewInvite } from "@/lib/rooms/invites-data";
import { inviteParams, nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ params: inviteParams, body: nothing }, async ({ viewer, params }) => ({
  invite: await renewInvite(viewer, params.id, params.inviteId),
}));
