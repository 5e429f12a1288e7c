import type { Metadata } from "next";
import { PageHead } from "@/components/moderation/page-head";
import { Part } from "@/components/moderation/parts";
import { SiteRulesForm } from "@/components/moderation/site-rules";
import { WordList } from "@/components/moderation/word-list";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Words and rules" };

/** What holds in every room: the site's rules and its list of words. */
export default async function WordsPage() {
  await guard("/moderation/words", true);
  return (
    <div className="max-w-4xl">
      <PageHead title="Words and rules">What holds in every room, whatever its own rules say.</PageHead>
      <div className="flex flex-col gap-5">
        <Part title="At least in every room">
          <SiteRulesForm />
        </Part>
        <Part title="Words">
          <WordList roomId={null} />
        </Part>
      </div>
    </div>
  );
}
