import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NotificationFeed } from "@/components/notifications/notification-feed";
import { listNotifications } from "@/lib/notifications/data";
import { getViewer } from "@/lib/viewer";

export const metadata: Metadata = { title: "Notifications", robots: { index: false } };

export default async function NotificationsPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/notifications");
  const first = await listNotifications(viewer, { limit: 20 });
  return (
    <div className="page-x mx-auto max-w-3xl pt-6 pb-16 md:pt-10">
      <NotificationFeed first={first} />
    </div>
  );
}
