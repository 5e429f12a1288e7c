import { create } from "zustand";
import { call } from "@/components/playlists/call";
import { onViewerLeaves } from "@/components/viewer";
import { findDuty } from "@/lib/moderation/actions";
import type { Duty } from "@/lib/moderation/case-schema";

/** What there is for the viewer to moderate; null until it is known. */
export const useDuty = create<{ duty: Duty | null }>(() => ({ duty: null }));

onViewerLeaves(() => useDuty.setState({ duty: null }));

/** Asks again: something was decided, or somebody looks. A failure keeps what was known. */
export async function refreshDuty(): Promise<void> {
  const result = await call(() => findDuty({}));
  if (result.ok) useDuty.setState({ duty: result.data });
  else if (result.error.code === "unauthenticated") useDuty.setState({ duty: null });
}
