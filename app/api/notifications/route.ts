import { listNotifications } from "@/lib/notifications/data";
import { notificationQuery } from "@/lib/notifications/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ query: notificationQuery }, ({ viewer, query }) =>
  listNotifications(viewer, query),
);
