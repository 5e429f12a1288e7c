import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { KeptList } from "@/components/library/kept-list";
import { LibraryNav } from "@/components/library/library-nav";
import { listKept } from "@/lib/library/data";
import { limits } from "@/lib/library/schema";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Watch later", robots: { index: false } };

export default async function WatchLaterPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/library/watch-later");
  const first = await listKept(viewer, { kind: "watch_later", limit: limits.page });
  return (
    <div className="page-x pt-6 pb-16 md:pt-10">
      <LibraryNav />
      <div className="max-w-5xl">
        <KeptList kind="watch_later" first={first} stamp={crypto.randomUUID()} />
      </div>
    </div>
  );
}
