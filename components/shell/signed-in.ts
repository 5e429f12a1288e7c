import { followLibrary } from "@/components/library/live";
import { showInBrowser } from "@/components/notifications/browser";
import { answerTabs } from "@/components/notifications/focused-tab";
import { LiveNotifications } from "@/components/notifications/live";
import { onUserEvent } from "@/components/realtime/user-events";
import type { Notification } from "@/lib/notifications/schema";

/** What goes on beside every page while somebody is signed in. `go` leads to a page without loading anew. */
export function begin(viewerId: string, go: (href: string) => void) {
  const notifications = new LiveNotifications(viewerId);
  const leaveLibrary = followLibrary();
  const silence = onUserEvent<{ notification: Notification }>(
    "notification",
    ({ notification }) => void showInBrowser(notification, go),
  );
  const leaveTabs = answerTabs();
  return {
    /** The viewer looks at another page. */
    look: () => notifications.look(),
    end() {
      notifications.stop();
      silence();
      leaveTabs();
      leaveLibrary();
    },
  };
}
