import { inviteInput, roomParams } from "@/lib/rooms/schema";
import { findInvite } from "@/lib/rooms/settings-data";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute(
  { params: roomParams, body: inviteInput },
  async ({ viewer, params, body }) => ({
    token: await findInvite(viewer, params.id, body),
  }),
);
