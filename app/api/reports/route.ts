import { listOwnReports, reportTarget } from "@/lib/moderation/data";
import { reportInput, reportPageQuery } from "@/lib/moderation/schema";
import { addressOf } from "@/lib/rate-limit";
import { json, route, viewerRoute } from "@/lib/route";

export const GET = viewerRoute({ query: reportPageQuery }, ({ viewer, query }) =>
  listOwnReports(viewer, query),
);

export const POST = route({ body: reportInput }, async ({ viewer, body, request }) => {
  const address = addressOf(request.headers.get("x-forwarded-for"));
  const { report, created } = await reportTarget(viewer, body, address);
  return json({ report }, created ? 201 : 200);
});
