import { AppError } from "@/lib/errors";
import { findReport } from "@/lib/moderation/data";
import { reportParams, reportRef } from "@/lib/moderation/schema";
import { route } from "@/lib/route";

export const GET = route({ params: reportParams, query: reportRef }, async ({ viewer, params, query }) => {
  const report = await findReport(viewer, params.id, query.email);
  if (!report) throw new AppError("not_found", "There is no such report.");
  return { report };
});
