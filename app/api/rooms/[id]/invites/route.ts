import { createInvite, listInvites } from "@/lib/rooms/invites-data";
import { inviteLimits, roomParams } from "@/lib/rooms/schema";
import { json, viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams }, async ({ viewer, params }) => ({
  items: await listInvites(viewer, params.id),
}));

export const POST = viewerRoute(
  { params: roomParams, body: inviteLimits },
  async ({ viewer, params, body }) => json({ invite: await createInvite(viewer, params.id, body) }, 201),
);
