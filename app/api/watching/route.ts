import { viewerRoute } from "@/lib/route";
import { heartbeat } from "@/lib/watching/data";
import { heartbeatInput } from "@/lib/watching/schema";

export const POST = viewerRoute({ body: heartbeatInput }, ({ viewer, body }) => heartbeat(viewer, body));
