import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { findDuty } from "@/lib/moderation/queue-data";
import { getViewer } from "@/lib/viewer";

/**
 * Who opens a page for moderators, and what there is for them to do. Whoever is not signed in is asked to; to who
 * moderates nothing, and to a room's moderators where only the site's staff belong, there is no such page.
 */
export const guard = cache(async (path: string, staff = false) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: path })}`);
  const duty = await findDuty(viewer);
  if (!duty.moderates || (staff && !duty.staff)) notFound();
  return { viewer, duty };
});
