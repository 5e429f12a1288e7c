"use client";

import { signIn } from "next-auth/react";
import { refreshViewer } from "@/components/viewer";

/** Signs in with a password. Answers null on success, else what to tell the person. */
export async function enter(credentials: { email: string; password: string }): Promise<string | null> {
  const result = await signIn("credentials", { ...credentials, redirect: false });
  if (result?.error === "CredentialsSignin") return "That email and password do not belong together.";
  if (!result?.ok) return result?.error ?? "We could not reach the server. Please try again.";
  await refreshViewer();
  return null;
}
