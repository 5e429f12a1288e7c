import { nothing } from "@/lib/rooms/schema";
import { viewerRoute } from "@/lib/route";
import { secondScreenParams } from "@/lib/watching/schema";
import { endSecondScreen, findSecondScreen } from "@/lib/watching/second-screen-data";

export const GET = viewerRoute({ params: secondScreenParams }, async ({ viewer, params }) => ({
  secondScreen: await findSecondScreen(viewer, params.token),
}));

export const DELETE = viewerRoute(
  { params: secondScreenParams, body: nothing },
  async ({ viewer, params }) => {
    await endSecondScreen(viewer, params.token);
    return {};
  },
);
