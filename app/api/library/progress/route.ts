import { listProgress } from "@/lib/library/history-data";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({}, async ({ viewer }) => ({ items: await listProgress(viewer) }));
