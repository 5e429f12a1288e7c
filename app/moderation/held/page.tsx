import type { Metadata } from "next";
import { HeldList } from "@/components/moderation/held-list";
import { PageHead } from "@/components/moderation/page-head";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Held messages" };

/** What waits for moderators in all rooms that the viewer keeps. */
export default async function HeldPage() {
  await guard("/moderation/held");
  return (
    <div className="max-w-3xl">
      <PageHead title="Held messages">Only their authors see them until you let them in.</PageHead>
      <HeldList roomId={null} />
    </div>
  );
}
