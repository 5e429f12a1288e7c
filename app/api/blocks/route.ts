import { block, listBlocks, unblock } from "@/lib/blocks/data";
import { blockInput } from "@/lib/blocks/schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({}, ({ viewer }) => listBlocks(viewer));

export const POST = viewerRoute({ body: blockInput }, async ({ viewer, body }) => {
  await block(viewer, body.userId);
  return {};
});

export const DELETE = viewerRoute({ body: blockInput }, async ({ viewer, body }) => {
  await unblock(viewer, body.userId);
  return {};
});
