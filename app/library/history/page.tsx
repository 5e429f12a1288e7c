import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HistoryView } from "@/components/library/history-view";
import { LibraryNav } from "@/components/library/library-nav";
import { isHistoryPaused, listHistory } from "@/lib/library/history-data";
import { limits } from "@/lib/library/schema";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "History", robots: { index: false } };

export default async function HistoryPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/library/history");
  const [first, paused] = await Promise.all([
    listHistory(viewer, { limit: limits.page }),
    isHistoryPaused(viewer),
  ]);
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <LibraryNav />
      <div className="max-w-5xl">
        <HistoryView first={first} paused={paused} />
      </div>
    </div>
  );
}
