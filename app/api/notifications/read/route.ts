import { readNotifications } from "@/lib/notifications/data";
import { readInput } from "@/lib/notifications/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ body: readInput }, ({ viewer, body }) => readNotifications(viewer, body));
