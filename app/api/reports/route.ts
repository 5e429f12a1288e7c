import { reportTarget } from "@/lib/moderation/data";
import { reportInput } from "@/lib/moderation/schema";
import { json, viewerRoute } from "@/lib/route";

export const POST = viewerRoute({ body: reportInput }, async ({ viewer, body }) => {
  const { report, created } = await reportTarget(viewer, body);
  return json({ report }, created ? 201 : 200);
});
