"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { buttonStyles } from "@/components/ui/button";
import { useViewer } from "@/components/viewer";

/** The owner's way from a list's page to its editor. */
export function EditLink({ playlistId, ownerId }: { playlistId: string; ownerId: string }) {
  if (useViewer()?.id !== ownerId) return null;
  return (
    <Link href={`/library/playlists/${playlistId}`} className={buttonStyles()}>
      <Pencil aria-hidden="true" />
      Edit
    </Link>
  );
}
