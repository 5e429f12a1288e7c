import { Download } from "lucide-react";
import type { Metadata } from "next";
import { DeleteAccount } from "@/components/settings/delete-account";
import { Section } from "@/components/settings/section";
import { buttonStyles } from "@/components/ui/button";
import { findAccount } from "@/lib/users/profile-data";
import { guardOwn } from "../guard";

export const metadata: Metadata = { title: "Your data" };

export default async function DataPage() {
  const account = await findAccount(await guardOwn("/settings/data"));
  return (
    <>
      <Section
        title="Take your data along"
        lead="One JSON file with all that is kept about you: profile, playlists, history, rooms, messages, reports and your moderation record."
      >
        <a href="/api/account/export" download className={buttonStyles({}, "self-start")}>
          <Download aria-hidden="true" />
          Download your data
        </a>
      </Section>
      <Section title="Delete your account" lead="For good, and at once.">
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-[0.9375rem] text-muted">
          <li>
            Your profile, playlists, history, follows and notifications are deleted, and you are signed out
            everywhere.
          </li>
          <li>
            Rooms of yours pass to their longest-serving moderator, then member. Playlists that others work on
            go too: give them away first if they should stay.
          </li>
          <li>
            Reports about you, with what they quote, and what moderators decided are kept until six months
            after the decision, so that others’ complaints and appeals can be settled (GDPR Art. 17(3)(e), DSA
            Art. 20); then they are emptied.
          </li>
        </ul>
        <DeleteAccount account={account} />
      </Section>
    </>
  );
}
