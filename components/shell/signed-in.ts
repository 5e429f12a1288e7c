import { followLibrary } from "@/components/library/live";
import { LiveNotifications } from "@/components/notifications/live";

/** What goes on beside every page while somebody is signed in. */
export function begin(viewerId: string) {
  const notifications = new LiveNotifications(viewerId);
  const leaveLibrary = followLibrary();
  return {
    /** The viewer looks at another page. */
    look: () => notifications.look(),
    end() {
      notifications.stop();
      leaveLibrary();
    },
  };
}
