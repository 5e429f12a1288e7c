import { json, viewerRoute } from "@/lib/route";
import { secondScreenInput } from "@/lib/watching/schema";
import { makeSecondScreen } from "@/lib/watching/second-screen-data";

export const POST = viewerRoute({ body: secondScreenInput }, async ({ viewer, body }) =>
  json({ secondScreen: await makeSecondScreen(viewer, body) }, 201),
);
