import { viewerRoute } from "@/lib/route";
import { commandInput, secondScreenParams } from "@/lib/watching/schema";
import { commandSecondScreen } from "@/lib/watching/second-screen-data";

export const POST = viewerRoute(
  { params: secondScreenParams, body: commandInput },
  async ({ viewer, params, body }) => {
    await commandSecondScreen(viewer, params.token, body);
    return {};
  },
);
