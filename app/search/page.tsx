import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { Suspense } from "react";
import { SearchLanding } from "@/components/media/search-landing";
import { SearchView } from "@/components/media/search-view";
import { listMedia } from "@/lib/media/data";

export const metadata: Metadata = {
  title: "Search",
  description: "Search all films and music on Matinee, or browse the latest.",
  alternates: { canonical: "/search" },
};

const PAGE = 24;

async function loadLatest() {
  "use cache";
  cacheLife("hours");
  cacheTag("media");
  return listMedia(null, { limit: PAGE });
}

export default async function SearchPage() {
  const latest = await loadLatest();
  return (
    <div className="page-x pt-4 pb-16 md:pt-8">
      <h1 className="mb-5 text-3xl font-bold tracking-tight md:mb-7 md:text-4xl">Search</h1>
      <Suspense fallback={<SearchLanding latest={latest} />}>
        <SearchView latest={latest} />
      </Suspense>
    </div>
  );
}
