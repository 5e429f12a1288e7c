import type { Metadata } from "next";
import { SiteRulesForm } from "@/components/moderation/site-rules";
import { WordList } from "@/components/moderation/word-list";
import { guard } from "../guard";

export const metadata: Metadata = { title: "Words and rules" };

/** What holds in every room: the site's rules and its list of words. */
export default async function WordsPage() {
  await guard("/moderation/words", true);
  return (
    <div className="max-w-4xl">
      <h1 className="mb-6 font-bold text-3xl tracking-tight md:text-4xl">Words and rules</h1>
      <div className="flex flex-col gap-10">
        <SiteRulesForm />
        <WordList roomId={null} />
      </div>
    </div>
  );
}
