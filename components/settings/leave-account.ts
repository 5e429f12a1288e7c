import { forgetUnsent } from "@/components/chat/unsent-storage";
import { refreshViewer } from "@/components/viewer";

/** Signs out here and begins anew on the first page, with nothing of the account left on this one. */
export async function leaveAccount(userId: string) {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  await refreshViewer();
  forgetUnsent(userId);
  location.assign("/");
}
