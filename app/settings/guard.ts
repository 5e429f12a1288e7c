import { redirect } from "next/navigation";
import { getHolder, getViewer } from "@/lib/viewer";

const signIn = (path: string) => `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;

/** Whose settings these are, also while the site shuts them out. Whoever is not signed in is asked to. */
export async function guardOwn(path: string) {
  return (await getHolder()) ?? redirect(signIn(path));
}

/** As `guardOwn`; the suspended are led to what is left to them. */
export async function guard(path: string) {
  const viewer = await getViewer();
  if (viewer) return viewer;
  redirect((await getHolder()) ? "/settings/record" : signIn(path));
}
