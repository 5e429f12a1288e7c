import { addGuest, listGuests } from "@/lib/rooms/guests-data";
import { guestInput, roomParams } from "@/lib/rooms/schema";
import { json, viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ params: roomParams }, async ({ viewer, params }) => ({
  items: await listGuests(viewer, params.id),
}));

export const POST = viewerRoute({ params: roomParams, body: guestInput }, async ({ viewer, params, body }) =>
  json({ guest: await addGuest(viewer, params.id, body.handle) }, 201),
);
