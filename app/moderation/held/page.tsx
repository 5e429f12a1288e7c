import type { Metadata } from "next";
import { HeldList } from "@/components/moderation/held-list";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Held messages" };

/** What waits for moderators in all rooms that the viewer keeps. */
export default async function HeldPage() {
  await guard("/moderation/held");
  return (
    <div className="max-w-3xl">
      <h1 className="mb-2 font-bold text-3xl tracking-tight md:text-4xl">Held messages</h1>
      <p className="mb-6 text-muted">Only their authors see them until you let them in.</p>
      <HeldList roomId={null} />
    </div>
  );
}
