import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ModerationNav } from "@/components/moderation/moderation-nav";
import { countAppeals } from "@/lib/moderation/appeals-data";
import { findDuty } from "@/lib/moderation/queue-data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = {
  title: { default: "Moderation", template: "%s · Moderation · Matinee" },
  robots: { index: false },
};

/** Each page guards itself: a layout is not asked again when one goes from page to page. */
export default async function ModerationLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  const duty = viewer && (await findDuty(viewer));
  if (!viewer || !duty?.moderates) return children;
  const appeals = await countAppeals(viewer);
  return (
    <div className="page-x pt-6 pb-16 md:pt-8">
      <ModerationNav duty={duty} appeals={appeals} />
      {children}
    </div>
  );
}
