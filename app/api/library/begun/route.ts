import { listBegun } from "@/lib/library/history-data";
import { viewerRoute } from "@/lib/route";

const ROW = 14;

export const GET = viewerRoute({}, async ({ viewer }) => ({ items: await listBegun(viewer, ROW) }));
