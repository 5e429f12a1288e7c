import { forgetUnsent } from "@/components/chat/unsent-storage";
import { currentViewer, refreshViewer } from "@/components/viewer";

/** Signs out here and begins anew on the first page, with nothing of the account left on this one. */
export async function leaveAccount() {
  const viewer = currentViewer();
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  await refreshViewer();
  if (viewer) forgetUnsent(viewer.id);
  location.assign("/");
}
