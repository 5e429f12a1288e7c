"use client";

import { signIn } from "next-auth/react";
import { refreshViewer } from "@/components/viewer";

const cookiesRefused =
  "Your browser keeps no cookies of this site, and without one nobody stays signed in. Please allow them and try again.";

/** Signs in with a password. Answers null on success, else what to tell the person. */
export async function enter(credentials: { email: string; password: string }): Promise<string | null> {
  const result = await signIn("credentials", { ...credentials, redirect: false });
  if (result?.error === "CredentialsSignin") return "That email and password do not belong together.";
  if (!result?.ok) return result?.error ?? "We could not reach the server. Please try again.";
  // All is well, says next-auth also of a form that came without the cookie of its token, but sends it back.
  if (result.url && new URL(result.url).searchParams.has("csrf")) return cookiesRefused;
  await refreshViewer();
  return null;
}
