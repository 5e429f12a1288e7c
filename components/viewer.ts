"use client";

import { useEffect } from "react";
import { create } from "zustand";
import type { User } from "@/lib/users/schema";

/** `undefined` until the server has answered, null when nobody is signed in. */
type Known = (User & { role: "user" | "moderator" | "admin" }) | null | undefined;

const useStore = create<{ viewer: Known }>(() => ({ viewer: undefined }));
let asked: Promise<void> | undefined;

/** Asks the server again who is signed in: after signing in or out, and when a request answers `unauthenticated`. */
export function refreshViewer(): Promise<void> {
  asked = fetch("/api/auth/session")
    .then((response) => response.json() as Promise<{ user?: NonNullable<Known> }>)
    .then(({ user }) => useStore.setState({ viewer: user ?? null }))
    .catch(() => {
      asked = undefined;
    });
  return asked;
}

/**
 * Who is signed in, for the parts of prerendered pages that concern one viewer. Only for show: every right is checked
 * by the server.
 */
export function useViewer(): Known {
  useEffect(() => {
    if (!asked) refreshViewer();
  }, []);
  return useStore((state) => state.viewer);
}
