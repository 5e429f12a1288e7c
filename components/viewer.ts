"use client";

import { useEffect } from "react";
import { create } from "zustand";
import type { User } from "@/lib/users/schema";

/** `undefined` until the server has answered, null when nobody is signed in. */
type Known = (User & { role: "user" | "moderator" | "admin"; channelEpoch: number }) | null | undefined;

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

const useStore = create<{ viewer: Known }>(() => ({ viewer: undefined }));
const leaving = new Set<() => void>();
let asked = 0;
let forgetRetry: () => void = () => undefined;

/**
 * Asks the server again who is signed in: after signing in or out, and when a request answers `unauthenticated`. Without
 * an answer the viewer stays who it was, and the question is asked again later.
 */
export function refreshViewer(): Promise<void> {
  return ask(FIRST_RETRY_MS);
}

async function ask(retryMs: number) {
  forgetRetry();
  const turn = ++asked;
  const viewer = await fetchViewer().catch(() => undefined);
  if (turn !== asked) return;
  if (viewer === undefined) retryIn(retryMs);
  else become(viewer);
}

function become(viewer: Known) {
  const before = useStore.getState().viewer;
  if (before && before.id !== viewer?.id) for (const leave of leaving) leave();
  useStore.setState({ viewer });
}

/**
 * Calls `listener` when whoever is signed in has gone or is somebody else, and `currentViewer` still says who they were.
 * Returns what ends that.
 */
export function onViewerLeaves(listener: () => void) {
  leaving.add(listener);
  return () => {
    leaving.delete(listener);
  };
}

async function fetchViewer(): Promise<NonNullable<Known> | null> {
  const response = await fetch("/api/auth/session");
  if (!response.ok) throw new Error("The server does not know who is signed in.");
  const { user }: { user?: NonNullable<Known> } = await response.json();
  return user ?? null;
}

function retryIn(wait: number) {
  const again = () => void ask(Math.min(wait * 2, LAST_RETRY_MS));
  const timer = setTimeout(again, wait);
  window.addEventListener("online", again);
  forgetRetry = () => {
    clearTimeout(timer);
    window.removeEventListener("online", again);
  };
}

/**
 * Who is signed in, for the parts of prerendered pages that concern one viewer. Only for show: every right is checked
 * by the server.
 */
export function useViewer(): Known {
  useEffect(() => {
    if (!asked) void refreshViewer();
  }, []);
  return useStore((state) => state.viewer);
}

/** As `useViewer`, outside React. */
export function currentViewer(): Known {
  return useStore.getState().viewer;
}
