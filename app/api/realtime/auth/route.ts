import { authorizeChannel } from "@/lib/chat/channel-data";
import { channelRequest } from "@/lib/chat/schema";
import { viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ body: channelRequest, encoding: "form" }, ({ viewer, body }) =>
  authorizeChannel(viewer, body.socket_id, body.channel_name),
);
