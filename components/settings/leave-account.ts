import { refreshViewer } from "@/components/viewer";

/** Signs out here and begins anew on the first page, with nothing of the account left on this one. */
export async function leaveAccount() {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
  await refreshViewer();
  location.assign("/");
}
