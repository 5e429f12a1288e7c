"use client";

import { useRouter } from "next/navigation";
import { signInHere } from "@/components/accounts/sign-in-path";
import { toast } from "@/components/ui/toast";
import { currentViewer, refreshViewer } from "@/components/viewer";
import type { BuiltInKind } from "@/lib/library/schema";
import { type Markable, toggleMark } from "./marks";

/** As `toggleMark`; whoever is not signed in is offered to be. */
export function useToggleMark() {
  const router = useRouter();
  return async (kind: BuiltInKind, media: Markable) => {
    if (currentViewer() === undefined) await refreshViewer();
    if (currentViewer()) return void toggleMark(kind, media);
    toast("Sign in to keep what you like.", {
      id: "sign-in",
      action: { label: "Sign in", onClick: () => router.push(signInHere()) },
    });
  };
}
