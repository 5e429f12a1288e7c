import { listTransparency } from "@/lib/moderation/transparency-data";
import { transparencyCsv } from "@/lib/moderation/transparency-schema";
import { viewerRoute } from "@/lib/route";

export const GET = viewerRoute({}, async ({ viewer }) => {
  const csv = transparencyCsv(await listTransparency(viewer));
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="matinee-transparency.csv"',
      "Cache-Control": "no-store",
    },
  });
});
