import { followLibrary } from "@/components/library/live";
import { showInBrowser } from "@/components/notifications/browser";
import { LiveNotifications } from "@/components/notifications/live";
import { onUserEvent } from "@/components/realtime/user-events";
import type { Notification } from "@/lib/notifications/schema";

/** What goes on beside every page while somebody is signed in. */
export function begin(viewerId: string) {
  const notifications = new LiveNotifications(viewerId);
  const leaveLibrary = followLibrary();
  const silence = onUserEvent<{ notification: Notification }>("notification", ({ notification }) =>
    showInBrowser(notification),
  );
  return {
    /** The viewer looks at another page. */
    look: () => notifications.look(),
    end() {
      notifications.stop();
      silence();
      leaveLibrary();
    },
  };
}
