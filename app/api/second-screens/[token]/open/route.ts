import { nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";
import { secondScreenParams } from "@/lib/watching/schema";
import { openSecondScreen } from "@/lib/watching/second-screen-data";

export const POST = viewerRoute(
  { params: secondScreenParams, body: nothing },
  async ({ viewer, params }) => ({
    secondScreen: await openSecondScreen(viewer, params.token),
  }),
);
