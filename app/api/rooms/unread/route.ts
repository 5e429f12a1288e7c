import { countUnread } from "@/lib/rooms/list-data";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({}, ({ viewer }) => countUnread(viewer));
