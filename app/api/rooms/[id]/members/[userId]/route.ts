import { setRole } from "@/lib/rooms/owner-data";
import { memberParams, roleInput } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";

export const PATCH = viewerRoute(
  { params: memberParams, body: roleInput },
  async ({ viewer, params, body }) => {
    await setRole(viewer, params.id, params.userId, body);
    return {};
  },
);
