import { findInvite } from "@/lib/rooms/invites-data";
import { inviteInput, roomParams } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute(
  { params: roomParams, body: inviteInput },
  async ({ viewer, params, body }) => ({
    token: await findInvite(viewer, params.id, body),
  }),
);
